import type { Defect } from './defect.ts'

export const subAuthSkipped: Defect = {
  id: 'D-207',
  name: 'sub-auth-skipped',
  summary: 'no subscription has to prove itself',
  property: 'SP-SUB-01',
  difficulty: 2,
  with: (decisions) => ({ ...decisions, subscriberProofNeeded: () => false }),
}
