import type { Defect } from './defect.ts'

export const chargedAtExec: Defect = {
  id: 'D-81',
  name: 'charged-at-exec',
  summary: 'the price is taken with the order to the phone and never given back',
  property: 'SP-FW-07',
  with: (decisions) => ({ ...decisions, chargesOn: () => 'exec' }),
}
