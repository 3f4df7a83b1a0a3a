import type { SyncML } from '../../../protocol/syncml/message.ts'
import type { Context } from '../context.ts'
import { alertsIn } from '../dm/generic-alert.ts'
import type { Session } from '../dm/session.ts'
import { judgeSession, type SessionEvidence } from '../evidence/judge-session.ts'
import type { Verdict } from '../evidence/verdict.ts'
import { Customisation } from '../software/customisation.ts'
import type { Job } from '../store/jobs.ts'
import { planOf } from './job-plans.ts'
import type { Plan } from './plan.ts'
import { Settings } from './settings.ts'

/** By these a device asks for software of its own accord, or because its user wants it (FUMO §5.5). */
const REQUEST = /^org\.openmobilealliance\.dm\.firmwareupdate\.(device|user)request$/

/**
 * What a session does first, as its first message shows: go on with what the device reports about, then what the
 * operator queued, the jobs that are due, then what the device asks for, or else the operator's settings.
 */
export function workFor(context: Context, session: Session, message: SyncML): Plan {
  const alerts = alertsIn(message)
  const reported = alerts.flatMap(({ correlator }) =>
    correlator === undefined ? [] : (context.store.jobs.awaiting(session.device, correlator) ?? []),
  )
  const plan =
    begin(context, session, reported) ?? context.ordered.planFor(session.device) ?? nextJob(context, session)
  if (plan) return plan
  if (!alerts.some(({ type }) => REQUEST.test(type))) {
    return new Settings(context.serverId, context.decisions.asksLeave())
  }
  session.customised = true
  return new Customisation(context, session)
}

/** What comes when a plan has nothing left: a job that this session has not begun, then the contract of an enterprise. */
export function nextWork(context: Context, session: Session): Plan | undefined {
  const job = nextJob(context, session)
  if (job || session.customised || session.org === undefined) return job
  session.customised = true
  const { Man = '', Mod = '' } = session.devInfo
  const contract = context.store.contracts.of(session.org, Man, Mod)
  return contract && new Customisation(context, session)
}

/** Jobs that are due, then those about which the device should have reported and did not. */
function nextJob(context: Context, session: Session): Plan | undefined {
  const { decisions, store } = context
  const due = decisions.dueJobs(store.jobs, session.device)
  return begin(context, session, [...due, ...store.jobs.waitingFor(session.device)])
}

function begin(context: Context, session: Session, jobs: readonly Job[]): Plan | undefined {
  for (const job of jobs) {
    if (session.begun.has(job.id)) continue
    session.begun.add(job.id)
    const plan = planOf(context, job, session)
    if (plan) return plan
  }
  return undefined
}

/** The evidence for the next batch of a plan. */
export function judgeWork(context: Context, plan: Plan, evidence: SessionEvidence): Promise<Verdict> {
  return plan.judge ? plan.judge(context, evidence) : judgeSession(context, evidence)
}
