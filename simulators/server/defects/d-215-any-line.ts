import type { Defect } from './defect.ts'

export const anyLine: Defect = {
  id: 'D-215',
  name: 'any-line',
  summary: 'a session over any network is taken for the subscription that was seen in the device',
  property: 'SP-SUB-01',
  difficulty: 2,
  with: (decisions) => ({ ...decisions, lineIdentifies: () => true }),
}
