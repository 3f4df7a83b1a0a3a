import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import type { Session } from '../dm/session.ts'
import { judgeDevice } from '../evidence/judge-device.ts'
import type { SessionEvidence } from '../evidence/judge-session.ts'
import { refuse, type Verdict } from '../evidence/verdict.ts'
import type { Update } from '../software/update.ts'
import type { Reference } from '../store/audit-record.ts'
import type { Campaign, Fix as Trace } from '../store/campaigns.ts'
import type { Job } from '../store/jobs.ts'
import type { Heard, Plan } from '../work/plan.ts'
import { Attestation } from './attestation.ts'
import { Bonds } from './bonds.ts'
import { unfit } from './start.ts'

const TRACE: Readonly<Partial<Record<Job['state'], Trace['state']>>> = {
  done: 'fixed',
  failed: 'failed',
  refused: 'declined',
  cancelled: 'refused',
}

/**
 * Corrects a fault in one phone (use case 5.5.1): an update like any other, before which the operator looks whose phone
 * it is, or the manufacturer has the device prove itself. What became of it goes into the campaign's trace.
 */
export class Fix implements Plan {
  readonly reference: Reference
  readonly job: number
  readonly provesSubscriber: boolean
  readonly #context: Context
  readonly #session: Session
  readonly #campaign: Campaign
  readonly #update: Update
  readonly #bonds: Bonds
  /** True once the phone may be fixed; a phone that has begun was looked at in the session before. */
  #cleared: boolean
  #challenged = false

  constructor(context: Context, job: Job, session: Session, campaign: Campaign, update: Update) {
    this.#context = context
    this.#session = session
    this.#campaign = campaign
    this.#update = update
    this.#bonds = new Bonds(context, session)
    this.job = job.id
    this.reference = job.reference
    this.provesSubscriber = this.#proven === 'subscriber'
    this.#cleared = job.memo['cleared'] === true
  }

  get operation() {
    return this.#update.operation
  }

  async judge(context: Context, evidence: SessionEvidence): Promise<Verdict> {
    const { account } = evidence
    const { imei14, imsi } = this.#job
    if (account.imsi !== imsi || evidence.sourceImei14 !== imei14) {
      return refuse('the phone was selected with another subscription')
    }
    if (this.#proven === 'device') return judgeDevice(context, evidence)
    const reason = await unfit(context, { ...account, imei14 })
    if (reason !== undefined) return refuse(reason)
    return this.#update.judge(context, evidence)
  }

  async next(heard: Heard): Promise<readonly Draft[]> {
    if (!this.#cleared) {
      const said = this.#campaign.branch === 'operator' ? this.#owned(heard) : await this.#attested(heard)
      if (typeof said === 'string') return this.#excluded(said)
      if (said.length > 0) return said
      this.#cleared = true
      this.#context.store.jobs.remember(this.job, { ...this.#job.memo, cleared: true })
    }
    const drafts = await this.#update.next(heard)
    await this.#trace()
    return drafts
  }

  async stopped(reason: string, result: 'refused' | 'deferred'): Promise<void> {
    await this.#update.stopped(reason, result)
    if (result === 'refused') this.#note('refused', reason)
  }

  get #proven() {
    return this.#context.decisions.fixEvidence(this.#campaign.branch)
  }

  get #job(): Job {
    return this.#context.store.jobs.byId(this.job) as Job
  }

  /** Commands by which it is found out whether the phone is a customer's own; a reason when it is not; nothing when it is. */
  #owned({ told }: Heard): readonly Draft[] | string {
    const wanted = this.#bonds.wanted(told)
    return wanted.length > 0 ? wanted : (this.#bonds.against(told) ?? [])
  }

  async #attested({ told }: Heard): Promise<readonly Draft[] | string> {
    const firmware = told.get('./DevDetail/FwV')
    if (firmware === undefined) return [{ name: 'Get', target: './DevDetail/FwV' }]
    const { imei14: imei, imsi } = this.#job
    const msisdn = this.#context.store.accounts.byId(this.#session.account ?? 0)?.msisdn
    const attestation = new Attestation(this.#context, {
      ...{ campaign: this.#campaign.id, package: this.#campaign.package, imei, imsi, firmware },
      model: this.#session.devInfo['Mod'] ?? '',
      ...(msisdn !== undefined && { msisdn }),
    })
    if (this.#challenged) return (await attestation.release(told)) ?? []
    this.#challenged = true
    return attestation.challenge()
  }

  /** The phone is not fixed, for a reason of its own: it leaves the campaign. */
  #excluded(reason: string): readonly Draft[] {
    const { imei14: imei, imsi } = this.#job
    const { sessionID: session } = this.#session
    this.#context.store.jobs.setState(this.job, 'cancelled')
    this.#context.store.audit.write({
      ...{ operation: 'OP-DL', imei, imsi, session, result: 'refused', reason },
      ...this.reference,
    })
    this.#note('excluded', reason)
    return []
  }

  /** Writes down how it ended, and tells the manufacturer where it was the manufacturer's fix. */
  async #trace(): Promise<void> {
    const { imei14: imei, state, memo } = this.#job
    const ended = TRACE[state]
    if (ended === undefined) return
    const result = memo['result']
    this.#note(ended, typeof result === 'string' ? `result ${result}` : undefined)
    if (this.#campaign.branch === 'operator') return
    const report = { campaign: this.#campaign.id, imei, result: ended }
    await this.#context.functions.manufacturer.report(report)
  }

  #note(state: Trace['state'], reason: string | undefined): void {
    const { imei14, imsi } = this.#job
    this.#context.store.campaigns.note({
      ...{ campaign: this.#campaign.id, imei14, imsi, state },
      ...(reason !== undefined && { reason }),
    })
  }
}
