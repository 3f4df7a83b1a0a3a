import type { Context } from '../context.ts'
import type { GenericAlert } from '../dm/generic-alert.ts'
import type { Session } from '../dm/session.ts'
import { succeeded } from '../software/result.ts'
import type { AuditEntry } from '../store/audit-record.ts'

/**
 * A report of the device is for the plan at work; and when it carries the correlator of a job of this very device that
 * waits for it, that job goes on. One that was called off meanwhile does not, but its record says how it ended (SP-LOG-01).
 */
export function hearAlert({ decisions, store }: Context, session: Session, alert: GenericAlert): void {
  session.alerts.push(alert)
  if (alert.correlator === undefined) return
  const job = decisions.reportedJob(store.jobs, session.device, alert.correlator)
  if (!job) {
    const entry = store.jobs.calledOff(session.device, alert.correlator)?.memo['entry'] as
      | AuditEntry
      | undefined
    const result = succeeded(alert.data) ? 'performed' : 'failed'
    if (entry) store.audit.correct(entry, result, `result ${alert.data}`)
    return
  }
  store.jobs.remember(job.id, { ...job.memo, result: alert.data })
  store.jobs.setState(job.id, 'due')
}
