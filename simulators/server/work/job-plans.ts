import { Fix } from '../campaign/fix.ts'
import { Diagnose } from '../care/diagnose.ts'
import { InstallApplication } from '../care/install-application.ts'
import { MendSettings } from '../care/mend-settings.ts'
import { CareQuery } from '../care/query.ts'
import type { Context } from '../context.ts'
import type { Session } from '../dm/session.ts'
import { Lock } from '../lock/lock.ts'
import { PORTAL_JOB } from '../portal/portal-job.ts'
import { makeUpdate } from '../software/make-update.ts'
import type { CareCase } from '../store/cases.ts'
import type { Job } from '../store/jobs.ts'
import type { Plan } from './plan.ts'
import { portalPlan } from './portal-plan.ts'

/** Makes the plan that carries out one job in one session; undefined when there is nothing to be done any more. */
export type MakePlan = (context: Context, job: Job, session: Session) => Plan | undefined

/** Every kind of job. */
const PLANS: Readonly<Record<string, MakePlan>> = {
  update: makeUpdate,
  lock: (context, job, session) => new Lock(context, job, session),
  fix: (context, job, session) => {
    const campaign = context.store.campaigns.byId(job.reference.campaign ?? '')
    const update = makeUpdate(context, job, session)
    return campaign && update && new Fix(context, job, session, campaign, update)
  },
  'care-application': ofCase((context, job, careCase, session) => {
    const update = makeUpdate(context, job, session)
    return update && new InstallApplication(context, job, careCase, update)
  }),
  'care-diagnose': ofCase((context, job, careCase) => new Diagnose(context, job, careCase)),
  'care-query': ofCase((context, job, careCase) => new CareQuery(context, job, careCase)),
  'care-settings': ofCase((context, job, careCase) => new MendSettings(context, job, careCase)),
  [PORTAL_JOB]: portalPlan,
}

export function planOf(context: Context, job: Job, session: Session): Plan | undefined {
  return PLANS[job.kind]?.(context, job, session)
}

/** Work for a case of the help desk. */
function ofCase(
  make: (context: Context, job: Job, careCase: CareCase, session: Session) => Plan | undefined,
): MakePlan {
  return (context, job, session) => {
    const careCase = context.store.cases.byId(job.reference.case ?? '')
    return careCase && make(context, job, careCase, session)
  }
}
