import type { Defect } from './defect.ts'

export const provisionsWhilePending: Defect = {
  id: 'D-122',
  name: 'provisions-while-pending',
  summary: 'the phone is set up while the bank still asks the payer',
  property: 'SP-PC-03',
  with: (decisions) => ({
    ...decisions,
    startsProvisioning: (state) => state === 'challenged' || decisions.startsProvisioning(state),
  }),
}
