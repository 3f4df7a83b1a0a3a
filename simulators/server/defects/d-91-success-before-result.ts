import type { Defect } from './defect.ts'

export const successBeforeResult: Defect = {
  id: 'D-91',
  name: 'success-before-result',
  summary: 'the log says that it worked when the order leaves, and is never corrected',
  property: 'SP-LOG-01',
  with: (decisions) => ({
    ...decisions,
    auditRecords: (record) =>
      decisions
        .auditRecords(record)
        .map((each) => (each.result === 'sent' ? { ...each, result: 'performed' } : each)),
    auditCorrections: () => false,
  }),
}
