import type { Defect } from './defect.ts'

export const duplicateRecords: Defect = {
  id: 'D-216',
  name: 'duplicate-records',
  summary: 'an operation leaves two records in the log',
  property: 'SP-LOG-01',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    auditRecords: (record) => decisions.auditRecords(record).flatMap((each) => [each, each]),
  }),
}
