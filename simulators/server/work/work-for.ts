import type { Context } from '../context.ts'
import type { Session } from '../dm/session.ts'
import { judgeSession, type SessionEvidence } from '../evidence/judge-session.ts'
import type { Verdict } from '../evidence/verdict.ts'
import { planOf } from './job-plans.ts'
import type { Plan } from './plan.ts'
import { Settings } from './settings.ts'

/** What a session does: what the operator queued, the jobs that are due for its device, or else the operator's settings. */
export function workFor(context: Context, session: Session): Plan {
  return (
    context.ordered.planFor(session.device) ?? nextJob(context, session) ?? new Settings(context.serverId)
  )
}

/** The next job that this session has not begun yet. */
export function nextJob(context: Context, session: Session): Plan | undefined {
  for (const job of context.decisions.dueJobs(context.store.jobs, session.device)) {
    if (session.begun.has(job.id)) continue
    const plan = planOf(context, job, session)
    if (!plan) continue
    session.begun.add(job.id)
    return plan
  }
  return undefined
}

/** The evidence for the next batch of a plan. */
export function judgeWork(context: Context, plan: Plan, evidence: SessionEvidence): Promise<Verdict> {
  return plan.judge ? plan.judge(context, evidence) : judgeSession(context, evidence)
}
