import type { Defect } from './defect.ts'

export const answerNotAwaited: Defect = {
  id: 'D-20',
  name: 'answer-not-awaited',
  summary: 'the question to the user and what depends on it leave side by side',
  property: 'SP-USR-05',
  difficulty: 1,
  with: (decisions) => ({ ...decisions, awaitsAnswer: () => false }),
}
