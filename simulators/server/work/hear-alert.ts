import type { Context } from '../context.ts'
import type { GenericAlert } from '../dm/generic-alert.ts'
import type { Session } from '../dm/session.ts'

/**
 * A report of the device is for the plan at work; and when it carries the correlator of a job of this very device that
 * waits for it, that job goes on.
 */
export function hearAlert({ decisions, store }: Context, session: Session, alert: GenericAlert): void {
  session.alerts.push(alert)
  if (alert.correlator === undefined) return
  const job = decisions.reportedJob(store.jobs, session.device, alert.correlator)
  if (!job) return
  store.jobs.remember(job.id, { ...job.memo, result: alert.data })
  store.jobs.setState(job.id, 'due')
}
