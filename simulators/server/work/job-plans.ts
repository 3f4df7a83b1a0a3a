import type { Context } from '../context.ts'
import type { Session } from '../dm/session.ts'
import type { Job } from '../store/jobs.ts'
import type { Plan } from './plan.ts'

/** Makes the plan that carries out one job in one session. */
export type MakePlan = (context: Context, job: Job, session: Session) => Plan

/** Every kind of job. */
const PLANS: Readonly<Record<string, MakePlan>> = {}

export function planOf(context: Context, job: Job, session: Session): Plan | undefined {
  return PLANS[job.kind]?.(context, job, session)
}
