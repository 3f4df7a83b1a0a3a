import type { Clock } from '../../world/clock.ts'
import type { Decisions } from '../decisions/decisions.ts'
import type { AuditEntry, AuditRecord, Operation, OperationResult } from './audit-record.ts'
import type { Db } from './database.ts'

/** What decides which records there are, and whether they follow the truth. */
export type AuditDecisions = Pick<Decisions, 'auditRecords' | 'auditCorrections'>

export interface StoredRecord extends AuditRecord {
  readonly at: number
}

interface Row {
  at: number
  operation: Operation
  imei: string | null
  imsi: string | null
  session: string | null
  care_case: string | null
  order_id: string | null
  campaign: string | null
  result: OperationResult
  reason: string | null
}

/** The audit log: one record for each privileged operation, written before it goes out and corrected by its result. */
export class AuditLog {
  readonly #db: Db
  readonly #clock: Clock
  readonly #decisions: AuditDecisions

  constructor(db: Db, clock: Clock, decisions: AuditDecisions) {
    this.#db = db
    this.#clock = clock
    this.#decisions = decisions
  }

  /** Writes a record; the entry that it answers can be corrected when the result becomes known. */
  write(record: AuditRecord): AuditEntry {
    return this.#decisions.auditRecords(record).map((each) => {
      const { lastInsertRowid } = this.#db
        .prepare(
          `INSERT INTO log
             (at, operation, imei, imsi, account, session, care_case, order_id, campaign, result, reason)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          this.#clock.now(),
          each.operation,
          each.imei ?? null,
          each.imsi ?? null,
          each.account ?? null,
          each.session ?? null,
          each.case ?? null,
          each.order ?? null,
          each.campaign ?? null,
          each.result,
          each.reason ?? null,
        )
      return Number(lastInsertRowid)
    })
  }

  correct(entry: AuditEntry, result: OperationResult, reason?: string): void {
    if (!this.#decisions.auditCorrections(result)) return
    const update = this.#db.prepare('UPDATE log SET result = ?, reason = ? WHERE id = ?')
    for (const id of entry) update.run(result, reason ?? null, id)
  }

  /** Records of a device (14 digits), of a subscription, of both, or all, oldest first; only the newest with a limit. */
  read(filter: { imei14?: string; imsi?: string; limit?: number }): StoredRecord[] {
    const imei = 'coalesce(l.imei, a.imei14)'
    const rows = this.#db
      .prepare(
        `SELECT l.at, l.operation, ${imei} AS imei, l.imsi, l.session, l.care_case, l.order_id, l.campaign,
                l.result, l.reason
           FROM log l LEFT JOIN accounts a ON a.id = l.account
           WHERE (?1 IS NULL OR ${imei} = ?1) AND (?2 IS NULL OR l.imsi = ?2)
           ORDER BY l.id DESC LIMIT ?3`,
      )
      .all(filter.imei14 ?? null, filter.imsi ?? null, filter.limit ?? -1) as Row[]
    return rows
      .reverse()
      .map(({ at, operation, imei, imsi, session, care_case, order_id, campaign, result, reason }) => ({
        at,
        operation,
        ...(imei !== null && { imei }),
        ...(imsi !== null && { imsi }),
        ...(session !== null && { session }),
        ...(care_case !== null && { case: care_case }),
        ...(order_id !== null && { order: order_id }),
        ...(campaign !== null && { campaign }),
        result,
        ...(reason !== null && { reason }),
      }))
  }
}
