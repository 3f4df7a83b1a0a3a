import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import type { Session } from '../dm/session.ts'
import type { SessionEvidence } from '../evidence/judge-session.ts'
import type { Verdict } from '../evidence/verdict.ts'
import type { Reference } from '../store/audit-record.ts'
import type { Job } from '../store/jobs.ts'
import type { StoredPackage } from '../store/packages.ts'
import { Permission } from '../work/permission.ts'
import type { Heard, Plan } from '../work/plan.ts'
import { Errand, type Step } from './errand.ts'
import { judgeUpdate } from './judge-update.ts'
import { pay, release } from './settle.ts'
import { type Said, STEPS } from './steps.ts'
import { askState, stateTold } from './supervise.ts'

const AFTER_EXEC: ReadonlySet<Step> = new Set(['deliver', 'delivered', 'install', 'installed'])

/** Brings one package into one device, over as many sessions as that takes (use case 5.3.1). */
export class Update implements Plan {
  readonly reference: Reference
  readonly job: number
  readonly provesSubscriber: boolean
  readonly #context: Context
  readonly #session: Session
  readonly #errand: Errand
  readonly #pack: StoredPackage
  readonly #permission: Permission
  readonly #leave: Permission
  readonly #asked = new Set<Step>()
  #askedState = false
  #over = false

  constructor(context: Context, job: Job, session: Session, pack: StoredPackage) {
    this.#context = context
    this.#session = session
    this.#errand = new Errand(context, job.id)
    this.#pack = pack
    this.job = job.id
    this.reference = job.reference
    const { msisdn, price, provesSubscriber = false } = this.#errand.memo
    const { name, version } = pack.manifest
    this.provesSubscriber = provesSubscriber
    const about = { reference: job.reference, subscriber: msisdn ?? job.imsi }
    this.#leave = new Permission(context, {
      ...about,
      summary: `the applications of this phone will be read, to see whether it needs ${name}.`,
    })
    this.#permission = new Permission(context, {
      ...about,
      summary: `${name} ${version} will be installed${price ? ` for ${price}` : ' free of charge (0.00 EUR)'}; the phone may restart.`,
    })
    this.#resume(job)
  }

  get operation(): 'OP-DL' | 'OP-UP' {
    const { step } = this.#errand
    return step === 'install' || step === 'installed' ? 'OP-UP' : 'OP-DL'
  }

  get movesMoney(): boolean {
    const { reservation, committed } = this.#errand.memo
    return reservation !== undefined && !committed
  }

  judge(context: Context, evidence: SessionEvidence): Promise<Verdict> {
    return judgeUpdate(context, this.#errand, evidence)
  }

  async next(heard: Heard): Promise<readonly Draft[]> {
    if (this.#over) return []
    if (!this.#rightParties()) {
      await this.#end({ over: 'failed', reason: 'another subscription is in the device by now' })
      return []
    }
    for (;;) {
      const said = (await this.#supervised(heard)) ?? (await this.#stepped(heard))
      if ('to' in said) this.#errand.remember({ step: said.to })
      else if ('drafts' in said) return said.drafts
      else if ('wait' in said) return []
      else return this.#end(said)
    }
  }

  brokenOff(answers: Heard['answers']): void {
    if (this.#permission.granted(answers)) this.#errand.remember({ agreedIn: this.#session.token })
  }

  /**
   * The evidence does not hold, and what was about to be sent was not. Before anything was ordered of the phone the next
   * session is another chance, and what was reserved is given back; after it there is none, unless nobody can tell now.
   */
  async stopped(reason: string, result: 'refused' | 'deferred'): Promise<void> {
    const { step } = this.#errand
    const unsent = this.#asked.has(step)
    if (unsent && (step === 'deliver' || step === 'install')) this.#errand.end('due')
    if (AFTER_EXEC.has(step) && !(unsent && step === 'deliver')) {
      if (result === 'refused') await this.#end({ over: 'failed', reason })
      return
    }
    await release(this.#context, this.#errand)
    this.#errand.remember({ step: 'look' })
  }

  #stepped(heard: Heard): Said | Promise<Said> {
    return STEPS[this.#errand.step]({
      context: this.#context,
      session: this.#session,
      errand: this.#errand,
      pack: this.#pack,
      permission: this.#permission,
      leave: this.#leave,
      heard,
      asked: this.#asked,
    })
  }

  /** A device that was to report and says nothing is asked for the state of its management object. */
  #supervised({ told }: Heard): Said | undefined {
    const { job, step, memo } = this.#errand
    const waits = job.state === 'waiting' && !this.#asked.has(step) && memo.result === undefined
    if (!waits) return undefined
    if (!this.#askedState) {
      this.#askedState = true
      return { drafts: askState(this.#pack) }
    }
    const result = stateTold(this.#pack, step, told)
    if (result === undefined) return { wait: true }
    this.#errand.remember({ result })
    this.#errand.end('due')
    return { to: step === 'install' ? 'installed' : 'delivered' }
  }

  /** Where a new session takes up what an earlier one left. */
  #resume({ state }: Job): void {
    const { step, agreedIn, result } = this.#errand.memo
    if (step === undefined) return
    const ordered =
      AFTER_EXEC.has(step) && (step !== 'deliver' || state === 'waiting' || result !== undefined)
    if (ordered) return
    const holds =
      agreedIn !== undefined && this.#context.decisions.agreementHolds(agreedIn, this.#session.token)
    this.#errand.remember({ step: holds ? 'reserve' : 'look' })
  }

  #rightParties(): boolean {
    const account = this.#context.store.accounts.byId(this.#session.account ?? 0)
    const { imsi, imei14 } = this.#errand.job
    const now = { imsi: account?.imsi ?? '', imei14: this.#session.device }
    return this.#context.decisions.sameParties({ imsi, imei14 }, now)
  }

  /** Money, the enterprise's report, and a word to the user. */
  async #end({ over, reason, inform }: Extract<Said, { over: unknown }>): Promise<readonly Draft[]> {
    this.#over = true
    const { org, entry } = this.#errand.memo
    const { imsi, imei14: imei, state } = this.#errand.job
    if (over === 'done') await pay(this.#context, this.#errand)
    else await release(this.#context, this.#errand)
    if (state === 'due' || state === 'waiting') this.#errand.end(over)
    if (over !== 'done') this.#note(reason)
    // What was ordered and is given up has not worked, as far as anybody can say.
    if (over !== 'done' && entry) this.#context.store.audit.correct(entry, 'failed', reason)
    if (org !== undefined) {
      const report = {
        imsi,
        imei,
        order: this.#errand.order,
        operation: 'OP-UP',
        result: `${over}: ${reason}`,
      }
      await this.#context.functions.reportTo(org, report)
    }
    return inform === undefined ? [] : [{ name: 'Alert', target: '', alert: { code: 1100, text: inform } }]
  }

  /** Why nothing came of it, where nothing was ordered of the device that could have failed. */
  #note(reason: string): void {
    if (AFTER_EXEC.has(this.#errand.step)) return
    const { imsi, imei14: imei } = this.#errand.job
    const { sessionID: session } = this.#session
    this.#context.store.audit.write({
      ...{ operation: 'OP-DL', imei, imsi, session, result: 'refused', reason },
      ...this.reference,
    })
  }
}
