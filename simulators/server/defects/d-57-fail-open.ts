import type { Defect } from './defect.ts'

export const failOpen: Defect = {
  id: 'D-57',
  name: 'fail-open',
  summary: 'what a network function does not say is taken for a yes',
  property: 'SP-HLR-02',
  difficulty: 2,
  with: (decisions) => ({ ...decisions, whenUnanswered: () => 'allow' }),
}
