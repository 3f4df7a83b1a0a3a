import type { Defect } from './defect.ts'

export const anyAnswerIsYes: Defect = {
  id: 'D-75',
  name: 'any-answer-is-yes',
  summary: 'whatever the phone answers to the question counts as a yes',
  property: 'SP-USR-05',
  difficulty: 1,
  with: (decisions) => ({ ...decisions, grantCounts: ({ answer }) => answer !== undefined }),
}
