import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import type { SessionEvidence } from '../evidence/judge-session.ts'
import type { Verdict } from '../evidence/verdict.ts'
import type { Reference } from '../store/audit-record.ts'
import type { CareCase } from '../store/cases.ts'
import type { Job } from '../store/jobs.ts'
import { Permission } from '../work/permission.ts'
import type { Heard, Plan } from '../work/plan.ts'
import { Settings } from '../work/settings.ts'
import { judgeCase } from './judge-case.ts'

/** Puts the operator's settings back in place for a case, after the user has agreed. */
export class MendSettings implements Plan {
  readonly operation = 'OP-CONF'
  readonly reference: Reference
  readonly job: number
  readonly #context: Context
  readonly #case: CareCase
  readonly #permission: Permission
  readonly #settings: Settings
  #granted = false

  constructor(context: Context, job: Job, careCase: CareCase) {
    this.#context = context
    this.#case = careCase
    this.#settings = new Settings(context.serverId)
    this.job = job.id
    this.reference = context.decisions.careReference(careCase.id)
    this.#permission = new Permission(context, {
      reference: { case: careCase.id },
      subscriber: careCase.msisdn,
      summary: 'customer care wants to set the internet settings of this phone anew.',
    })
  }

  judge(context: Context, evidence: SessionEvidence): Promise<Verdict> {
    return judgeCase(context, this.#case.id, evidence)
  }

  next(heard: Heard): readonly Draft[] {
    if (!this.#granted) {
      const granted = this.#permission.granted(heard.answers)
      if (granted === undefined) return this.#permission.ask()
      if (!granted) return this.#over('refused')
      this.#granted = true
    }
    const drafts = this.#settings.next(heard)
    return drafts.length > 0 ? drafts : this.#over('done')
  }

  #over(state: 'done' | 'refused'): readonly Draft[] {
    this.#context.store.jobs.setState(this.job, state)
    return []
  }
}
