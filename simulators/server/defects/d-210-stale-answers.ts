import type { Defect } from './defect.ts'

export const staleAnswers: Defect = {
  id: 'D-210',
  name: 'stale-answers',
  summary: 'what a network function said long ago still counts',
  property: 'SP-EIR-01',
  difficulty: 3,
  with: (decisions) => ({ ...decisions, freshAnswer: () => true }),
}
