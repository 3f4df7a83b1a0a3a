import type { Defect } from './defect.ts'

export const numberNeverMoves: Defect = {
  id: 'D-233',
  name: 'number-never-moves',
  summary: 'orders stay although their number belongs to a new customer',
  property: 'SP-SUB-02',
  with: (decisions) => ({
    ...decisions,
    caseStands: (careCase) => decisions.caseStands(careCase, careCase.imsi),
  }),
}
