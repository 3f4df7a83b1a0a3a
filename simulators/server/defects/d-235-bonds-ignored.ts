import type { Defect } from './defect.ts'

export const bondsIgnored: Defect = {
  id: 'D-235',
  name: 'bonds-ignored',
  summary: 'nobody looks whether a phone is meant for another network before it is fixed for free',
  property: 'SP-BF-03',
  with: (decisions) => ({ ...decisions, boundElsewhere: () => undefined }),
}
