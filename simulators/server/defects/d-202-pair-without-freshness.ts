import type { Defect } from './defect.ts'

export const pairWithoutFreshness: Defect = {
  id: 'D-202',
  name: 'pair-without-freshness',
  summary: 'a pair that was seen once stands for ever',
  property: 'SP-BOOT-02',
  difficulty: 2,
  with: (decisions) => ({ ...decisions, freshPair: () => true }),
}
