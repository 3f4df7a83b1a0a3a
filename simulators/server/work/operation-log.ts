import type { Draft } from '../dm/draft.ts'
import type { AuditLog } from '../store/audit.ts'
import type { AuditEntry, AuditRecord, Operation } from '../store/audit-record.ts'

interface Tally {
  readonly entry: AuditEntry
  done: number
  readonly failed: string[]
  open: number
}

/** The audit records of one session: one for each kind of operation, written when its first command goes out. */
export class OperationLog {
  readonly #tallies = new Map<Operation, Tally>()

  /** The commands leave now. */
  sent(audit: AuditLog, drafts: readonly Draft[], about: Omit<AuditRecord, 'operation' | 'result'>): void {
    for (const { operation } of drafts) {
      if (operation === undefined) continue
      const known = this.#tallies.get(operation)
      if (known) known.open += 1
      else {
        const entry = audit.write({ ...about, operation, result: 'sent' })
        this.#tallies.set(operation, { entry, done: 0, failed: [], open: 1 })
      }
    }
  }

  /** The device answered one command. */
  answered(audit: AuditLog, draft: Draft, code: number): void {
    const tally = draft.operation && this.#tallies.get(draft.operation)
    if (!tally) return
    tally.open -= 1
    if (code >= 200 && code < 300) tally.done += 1
    else tally.failed.push(`${draft.name} ${draft.target} ${code}`)
    audit.correct(tally.entry, tally.done > 0 ? 'performed' : 'failed', reasonOf(tally))
  }

  /** The record of an operation, for whoever learns its real result later. */
  entryOf(operation: Operation): AuditEntry | undefined {
    return this.#tallies.get(operation)?.entry
  }

  /** The device did not execute these and gets them again. */
  recalled(drafts: readonly Draft[]): void {
    for (const { operation } of drafts) {
      const tally = operation && this.#tallies.get(operation)
      if (tally) tally.open -= 1
    }
  }

  /** The operation may not go on, or not even begin. */
  stopped(
    audit: AuditLog,
    operation: Operation,
    result: 'refused' | 'deferred',
    reason: string,
    about: Omit<AuditRecord, 'operation' | 'result' | 'reason'>,
  ): void {
    const tally = this.#tallies.get(operation)
    if (tally) audit.correct(tally.entry, tally.done > 0 ? 'performed' : result, `stopped: ${reason}`)
    else
      this.#tallies.set(operation, {
        entry: audit.write({ ...about, operation, result, reason }),
        ...NOTHING(),
      })
  }

  /** The session is over: what was not answered is not known to have happened. */
  closed(audit: AuditLog): void {
    for (const tally of this.#tallies.values()) {
      if (tally.open > 0 && tally.done === 0 && tally.failed.length === 0) {
        audit.correct(tally.entry, 'sent', 'the device never answered')
      }
    }
  }
}

const NOTHING = () => ({ done: 0, failed: [], open: 0 })

function reasonOf({ failed }: Tally): string | undefined {
  return failed.length === 0 ? undefined : `not done: ${failed.slice(0, 8).join(', ')}`
}
