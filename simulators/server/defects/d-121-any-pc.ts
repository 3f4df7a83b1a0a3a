import type { Defect } from './defect.ts'

export const anyPc: Defect = {
  id: 'D-121',
  name: 'any-pc',
  summary: 'any PC may speak for any phone',
  property: 'SP-PC-02',
  difficulty: 1,
  with: (decisions) => ({ ...decisions, associationProven: () => true }),
}
