import type { Defect } from './defect.ts'

export const agentBelieves: Defect = {
  id: 'D-115',
  name: 'agent-believes',
  summary: 'the agent opens a case for whoever knows a number',
  property: 'SP-HD-01',
  difficulty: 1,
  with: (decisions) => ({ ...decisions, agentVerifies: () => false }),
}
