import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import type { SessionEvidence } from '../evidence/judge-session.ts'
import type { Verdict } from '../evidence/verdict.ts'
import type { Update } from '../software/update.ts'
import type { Reference } from '../store/audit-record.ts'
import type { CareCase } from '../store/cases.ts'
import type { Job } from '../store/jobs.ts'
import type { Heard, Plan } from '../work/plan.ts'
import { judgeCase } from './judge-case.ts'

/** Steps 4 to 6 of the normal flow: asks the user, brings the diagnostic application, and sees to what follows from it. */
export class InstallApplication implements Plan {
  readonly reference: Reference
  readonly job: number
  readonly #context: Context
  readonly #case: CareCase
  readonly #update: Update

  constructor(context: Context, job: Job, careCase: CareCase, update: Update) {
    this.#context = context
    this.#case = careCase
    this.#update = update
    this.job = job.id
    this.reference = context.decisions.careReference(careCase.id)
  }

  get operation() {
    return this.#update.operation
  }

  judge(context: Context, evidence: SessionEvidence): Promise<Verdict> {
    return judgeCase(context, this.#case.id, evidence)
  }

  async next(heard: Heard): Promise<readonly Draft[]> {
    const drafts = await this.#update.next(heard)
    const { state, memo, imei14, imsi } = this.#context.store.jobs.byId(this.job) as Job
    if (state !== 'done' || memo['followed'] === true) return drafts
    const { jobs, packages } = this.#context.store
    jobs.remember(this.job, { ...memo, followed: true })
    const name = packages.byId(String(memo['package']))?.manifest.name
    jobs.open({ kind: 'care-diagnose', imei14, imsi, reference: { case: this.#case.id }, memo: { name } })
    return drafts
  }

  stopped(reason: string, result: 'refused' | 'deferred'): Promise<void> {
    return this.#update.stopped(reason, result)
  }
}
