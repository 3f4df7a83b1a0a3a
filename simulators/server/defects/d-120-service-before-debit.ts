import type { Defect } from './defect.ts'

export const serviceBeforeDebit: Defect = {
  id: 'D-120',
  name: 'service-before-debit',
  summary: 'services are switched on before the money is there',
  property: 'SP-PAY-07',
  with: (decisions) => ({
    ...decisions,
    switchesOn: (state) => state === 'confirmed' || decisions.switchesOn(state),
  }),
}
