import type { Defect } from './defect.ts'

export const movedNumberTrusted: Defect = {
  id: 'D-245',
  name: 'moved-number-trusted',
  summary: 'a number that moved to another card a moment ago is charged like any other',
  property: 'SP-USR-01',
  with: (decisions) => ({ ...decisions, numberSettled: () => true }),
}
