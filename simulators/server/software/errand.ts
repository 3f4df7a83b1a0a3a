import type { Context } from '../context.ts'
import type { Job, JobState } from '../store/jobs.ts'
import type { StoredPackage } from '../store/packages.ts'

/** How far an update is. What comes before `deliver` belongs to one session, and begins anew in the next. */
export type Step =
  | 'look'
  | 'inventory'
  | 'authenticate'
  | 'confirm'
  | 'reserve'
  | 'deliver'
  | 'delivered'
  | 'install'
  | 'installed'

/** What an update must remember between messages and sessions. */
export interface Memo {
  readonly package: string
  /** MSISDN that the order was given for: when it is somebody else's by then, the order is void. */
  readonly msisdn?: string
  /** What the subscriber pays, like `2.00 EUR`; nothing when not given. */
  readonly price?: string
  /** The enterprise whose contract wants it. */
  readonly org?: string
  /** The user must be known to be the subscriber. */
  readonly authenticates?: boolean
  /** The user is asked. */
  readonly confirms?: boolean
  /** The subscription must be authenticated in the session. */
  readonly provesSubscriber?: boolean
  /** The package is written into the phone instead of fetched by it. */
  readonly inSession?: boolean
  /** The user proved to be the subscriber when the order was given. */
  readonly orderedByOwner?: boolean
  readonly step?: Step
  /** The session in which the user agreed. */
  readonly agreedIn?: string
  /** What the billing system calls the reserved amount. */
  readonly reservation?: string
  readonly committed?: boolean
  /** How often the price was reserved and given back. */
  readonly attempts?: number
  /** Rows of the audit log that wait for the device's report. */
  readonly entry?: readonly number[]
  /** Result that the device reported for the last Exec. */
  readonly result?: string
}

/** One update of one device, as it stands in the database: every change is there before the call returns. */
export class Errand {
  readonly id: number
  readonly #context: Context

  constructor(context: Context, id: number) {
    this.#context = context
    this.id = id
  }

  get job(): Job {
    return this.#context.store.jobs.byId(this.id) as Job
  }

  get memo(): Memo {
    return this.job.memo as unknown as Memo
  }

  get step(): Step {
    return this.memo.step ?? 'look'
  }

  get package(): StoredPackage | undefined {
    return this.#context.store.packages.byId(this.memo.package)
  }

  /** The order in whose name money moves. */
  get order(): string {
    return this.job.reference.order ?? `job-${this.id}`
  }

  remember(changes: Partial<Memo>): void {
    this.#context.store.jobs.remember(this.id, { ...this.job.memo, ...changes })
  }

  forget(...names: readonly (keyof Memo)[]): void {
    const kept = Object.entries(this.job.memo).filter(([name]) => !names.includes(name as keyof Memo))
    this.#context.store.jobs.remember(this.id, Object.fromEntries(kept))
  }

  awaits(correlator: string): void {
    this.forget('result')
    this.#context.store.jobs.awaits(this.id, correlator)
  }

  /** Puts the job into another state: over, or due again. */
  end(state: JobState): void {
    this.#context.store.jobs.setState(this.id, state)
  }
}
