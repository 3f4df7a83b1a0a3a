import type { AuditRecord } from '../store/audit-record.ts'

/** The records that one privileged operation leaves in the log. */
export type AuditRecords = (record: AuditRecord) => readonly AuditRecord[]

/** Exactly one, whole (SP-LOG-01). */
export const auditRecords: AuditRecords = (record) => [record]
