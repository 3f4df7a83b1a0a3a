import type { Defect } from './defect.ts'

export const anonymousRecords: Defect = {
  id: 'D-110',
  name: 'anonymous-records',
  summary: 'the log does not say whose device it was',
  property: 'SP-LOG-01',
  difficulty: 1,
  with: (decisions) => ({
    ...decisions,
    auditRecords: (record) => decisions.auditRecords(record).map(({ imsi: _, ...rest }) => rest),
  }),
}
