import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import type { SessionEvidence } from '../evidence/judge-session.ts'
import type { Verdict } from '../evidence/verdict.ts'
import { succeeded } from '../software/result.ts'
import type { Operation, Reference } from '../store/audit-record.ts'
import type { CareCase } from '../store/cases.ts'
import type { Job, JobState } from '../store/jobs.ts'
import { Permission } from '../work/permission.ts'
import type { Answered, Heard, Plan } from '../work/plan.ts'
import { judgeCase } from './judge-case.ts'

/** `run` the application, `tidy` up after it. Each belongs to one session, in which the user is asked. */
type Stage = 'run' | 'tidy'

/** What a diagnostic application does on our phones: it collects the log. */
const LOG = './DiagMon/Log'
const FOUND = `${LOG}/DiagMonData/Entries`

/**
 * Has the application that was installed for a case run, reads what it found, and takes it off the phone again (steps 6
 * and 7 of the normal flow; SP-HD-05). An agreement ends with its session, so the user is asked in each.
 */
export class Diagnose implements Plan {
  readonly reference: Reference
  readonly job: number
  readonly #context: Context
  readonly #case: CareCase
  #permission: Permission | undefined
  #stage: Stage = 'run'
  #said: 'nothing' | 'asked' | 'read' | 'ordered' = 'nothing'

  constructor(context: Context, { id, memo }: Job, careCase: CareCase) {
    if (memo['stage'] === 'tidy' || memo['result'] !== undefined) this.#stage = 'tidy'
    this.#context = context
    this.#case = careCase
    this.job = id
    this.reference = context.decisions.careReference(careCase.id)
  }

  get operation(): Operation {
    return this.#stage === 'run' ? 'OP-DIAG' : 'OP-UP'
  }

  judge(context: Context, evidence: SessionEvidence): Promise<Verdict> {
    return judgeCase(context, this.#case.id, evidence)
  }

  next({ told, answers }: Heard): readonly Draft[] {
    if (this.#said === 'nothing') return this.#ask()
    const { memo } = this.#row
    if (memo['result'] !== undefined) return this.#over(succeeded(String(memo['result'])) ? 'done' : 'failed')
    if (this.#said === 'asked') {
      if (!this.#permission?.granted(answers)) return this.#declined()
      if (this.#stage === 'run') return this.#run()
      this.#said = 'read'
      if (memo['ran'] === true) return [{ operation: 'OP-INV', name: 'Get', target: FOUND }]
    }
    if (this.#said === 'read') {
      this.#context.store.cases.keep(this.#case.id, told)
      return this.#context.decisions.removesDiagnostics() ? this.#remove() : this.#over('done')
    }
    return this.#ordered(answers)
  }

  /** What the phone reports at the beginning of a session says which stage it is. */
  #ask(): readonly Draft[] {
    const { memo } = this.#row
    const name = String(memo['name'])
    if (memo['result'] !== undefined) {
      // It has been removed: that was the last of it.
      if (memo['stage'] === 'tidy') return this.#over(succeeded(String(memo['result'])) ? 'done' : 'failed')
      this.#context.store.jobs.remember(this.job, { name, ran: true, stage: 'tidy' })
      this.#stage = 'tidy'
    }
    const summary =
      this.#stage === 'run'
        ? `${name} will run now and collect the log of this phone.`
        : `what ${name} found will be read, and ${name} will be removed.`
    const about = { reference: { case: this.#case.id }, subscriber: this.#case.msisdn, summary }
    this.#permission = new Permission(this.#context, about)
    this.#said = 'asked'
    return this.#permission.ask()
  }

  get #row(): Job {
    return this.#context.store.jobs.byId(this.job) as Job
  }

  #run(): readonly Draft[] {
    return this.#orders('OP-DIAG', `${LOG}/Operations/Start`, 'run')
  }

  #remove(): readonly Draft[] {
    const node = `./SCOMO/Inventory/Deployed/${encodeURIComponent(String(this.#row.memo['name']))}`
    return this.#orders('OP-UP', `${node}/Operations/Remove`, 'remove')
  }

  #orders(operation: Operation, target: string, what: string): readonly Draft[] {
    this.#said = 'ordered'
    const correlator = `${this.#case.id}.${what}`
    this.#context.store.jobs.awaits(this.job, correlator)
    return [{ operation, name: 'Exec', target, correlator }]
  }

  /** The phone refused an order: what could not run is tidied up, what is not there any more need not be removed. */
  #ordered(answers: readonly Answered[]): readonly Draft[] {
    const code = answers.find(({ draft }) => draft.name === 'Exec')?.code
    if (code === undefined || code < 300) return []
    // It is at it already, and will report.
    if (this.#stage === 'tidy' && code === 409) return []
    if (this.#stage === 'tidy') return this.#over(code === 404 ? 'done' : 'failed')
    return this.#declined()
  }

  /** Not in this session. The next one asks whether it may tidy up. */
  #declined(): readonly Draft[] {
    const { jobs } = this.#context.store
    jobs.remember(this.job, { ...this.#row.memo, stage: 'tidy' })
    jobs.setState(this.job, 'due')
    return []
  }

  #over(state: JobState): readonly Draft[] {
    this.#context.store.jobs.setState(this.job, state)
    return []
  }
}
