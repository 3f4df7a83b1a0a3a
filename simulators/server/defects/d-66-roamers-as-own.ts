import type { Defect } from './defect.ts'

export const roamersAsOwn: Defect = {
  id: 'D-66',
  name: 'roamers-as-own',
  summary: 'whoever is in the network is a customer',
  property: 'SP-ROAM-01',
  difficulty: 2,
  with: (decisions) => ({ ...decisions, ownSubscriber: () => true }),
}
