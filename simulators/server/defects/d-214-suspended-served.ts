import type { Defect } from './defect.ts'

export const suspendedServed: Defect = {
  id: 'D-214',
  name: 'suspended-served',
  summary: 'a suspended subscription is served like an active one',
  property: 'SP-HLR-02',
  difficulty: 2,
  with: (decisions) => ({ ...decisions, activeSubscription: () => true }),
}
