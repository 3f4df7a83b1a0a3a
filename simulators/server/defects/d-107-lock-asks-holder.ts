import type { Defect } from './defect.ts'

export const lockAsksHolder: Defect = {
  id: 'D-107',
  name: 'lock-asks-holder',
  summary: 'whoever holds a lost phone is asked before it is locked',
  property: 'LV-01',
  with: (decisions) => ({ ...decisions, lockAsksHolder: () => true }),
}
