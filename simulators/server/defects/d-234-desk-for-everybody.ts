import type { Defect } from './defect.ts'

export const deskForEverybody: Defect = {
  id: 'D-234',
  name: 'desk-for-everybody',
  summary: 'the desk of an enterprise serves whoever calls',
  property: 'SP-HD-01',
  with: (decisions) => ({ ...decisions, deskServes: () => undefined }),
}
