import type { Defect } from './defect.ts'

export const asksForNothing: Defect = {
  id: 'D-112',
  name: 'asks-for-nothing',
  summary: 'the user is asked for leave in every session, whether anybody wants anything or not',
  property: 'SP-CON-02',
  difficulty: 1,
  with: (decisions) => ({ ...decisions, asksLeave: () => true }),
}
