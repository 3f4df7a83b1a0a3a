import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import type { Session } from '../dm/session.ts'
import { judgeSession, type SessionEvidence } from '../evidence/judge-session.ts'
import { refuse, type Verdict } from '../evidence/verdict.ts'
import { reassigned } from '../software/judge-update.ts'
import { succeeded } from '../software/result.ts'
import type { Reference } from '../store/audit-record.ts'
import type { Job } from '../store/jobs.ts'
import { Permission } from '../work/permission.ts'
import type { Heard, Plan } from '../work/plan.ts'
import { LAWMO_NODE, type LockOperation } from './order-lock.ts'

/** Locks, unlocks or wipes a phone at its owner's order (B18): the holder is not asked, and hears of it when it is done. */
export class Lock implements Plan {
  readonly operation = 'OP-LOCK'
  readonly reference: Reference
  readonly job: number
  readonly #context: Context
  readonly #session: Session
  readonly #job: Job
  readonly #question: Permission
  #ordered = false
  #asked = false

  constructor(context: Context, job: Job, session: Session) {
    this.#context = context
    this.#session = session
    this.#job = job
    this.job = job.id
    this.reference = job.reference
    this.#question = new Permission(context, {
      reference: job.reference,
      subscriber: String(job.memo['msisdn'] ?? ''),
      summary: 'this phone will be locked.',
    })
  }

  async judge(context: Context, evidence: SessionEvidence): Promise<Verdict> {
    const { imsi, imei14 } = this.#job
    if (evidence.account.imsi !== imsi || evidence.sourceImei14 !== imei14)
      return refuse('the order is for another subscription')
    const msisdn = String(this.#job.memo['msisdn'] ?? '')
    return (await reassigned(context, msisdn, imsi)) ?? judgeSession(context, evidence)
  }

  next({ answers }: Heard): readonly Draft[] {
    const { store } = this.#context
    const job = store.jobs.byId(this.job)
    const result = job?.memo['result']
    if (typeof result === 'string') return this.#reported(job as Job, result)
    if (this.#ordered) return this.#answered(answers)
    if (this.#context.decisions.lockAsksHolder()) {
      if (!this.#asked) {
        this.#asked = true
        return this.#question.ask()
      }
      if (!this.#question.granted(answers)) return this.#over('refused')
    }
    if (job?.state === 'waiting') return []
    this.#ordered = true
    const correlator = `${this.reference.case ?? this.job}.lock`
    store.jobs.awaits(this.job, correlator)
    const target = LAWMO_NODE[this.#job.memo['operation'] as LockOperation]
    return [{ operation: 'OP-LOCK', name: 'Exec', target, correlator }]
  }

  /** The device took the order, or did not. */
  #answered(answers: Heard['answers']): readonly Draft[] {
    const entry = this.#session.operations.entryOf('OP-LOCK')
    const job = this.#context.store.jobs.byId(this.job) as Job
    if (entry) this.#context.store.jobs.remember(this.job, { ...job.memo, entry })
    const answer = answers.find(({ draft }) => draft.name === 'Exec')
    return answer && answer.code >= 300 ? this.#over('failed') : []
  }

  #reported({ memo }: Job, result: string): readonly Draft[] {
    const { audit } = this.#context.store
    const done = succeeded(result)
    const entry =
      (memo['entry'] as readonly number[] | undefined) ?? this.#session.operations.entryOf('OP-LOCK')
    if (entry) audit.correct(entry, done ? 'performed' : 'failed', `result ${result}`)
    return this.#over(done ? 'done' : 'failed')
  }

  #over(state: 'done' | 'failed' | 'refused'): readonly Draft[] {
    this.#context.store.jobs.setState(this.job, state)
    return []
  }
}
