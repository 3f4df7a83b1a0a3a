import type { Defect } from './defect.ts'

export const initiatorBitWrong: Defect = {
  id: 'D-40',
  name: 'initiator-bit',
  summary: 'package #0 says that the user asked, who did not',
  property: 'SP-NOT-04',
  difficulty: 1,
  with: (decisions) => ({ ...decisions, initiatorBit: () => 0 }),
}
