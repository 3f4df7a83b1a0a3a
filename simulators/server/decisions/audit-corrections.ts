import type { OperationResult } from '../store/audit-record.ts'

/** Whether a record is corrected when the result of its operation becomes known. */
export type AuditCorrections = (result: OperationResult) => boolean

/** Always: until then it says no more than that the order was sent (SP-LOG-01). */
export const auditCorrections: AuditCorrections = () => true
