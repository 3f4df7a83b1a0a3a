import type { Defect } from './defect.ts'

export const cardSwapUnnoticed: Defect = {
  id: 'D-87',
  name: 'card-swap-unnoticed',
  summary: 'an update goes on whoever is in the phone by then',
  property: 'SP-FW-05',
  difficulty: 3,
  with: (decisions) => ({ ...decisions, sameParties: () => true }),
}
