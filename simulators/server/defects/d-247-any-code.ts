import type { Defect } from './defect.ts'

export const anyCode: Defect = {
  id: 'D-247',
  name: 'any-code',
  summary: 'a one-time code opens cases as often as one likes, for whatever number',
  property: 'SP-HD-01',
  with: (decisions) => ({ ...decisions, codeHolds: ({ sent }) => sent !== undefined }),
}
