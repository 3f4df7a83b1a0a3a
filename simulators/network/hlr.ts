import type { AuthenticationVector } from '../../protocol/aka/vector.ts'
import type { Clock } from '../world/clock.ts'
import type { Witness } from '../world/witness.ts'
import type { HlrCore } from './hlr-core.ts'
import type { Subscription } from './subscription.ts'

interface Entry {
  subscription: Subscription
  status: 'active' | 'suspended'
  /** What an answer from before the last change says. */
  before: 'active' | 'suspended'
  /** Where the number was on another card before. */
  moved?: { readonly at: number; readonly confirmed: boolean }
}

/**
 * HLR with its authentication centre: keyed by IMSI or MSISDN, and by nothing else. What it knows of the contracts stays
 * here; keys, numbers and sequence numbers are its core's, built in or a real HLR's.
 */
export class Hlr {
  readonly #byImsi = new Map<string, Entry>()
  readonly #byMsisdn = new Map<string, string>()
  readonly #core: HlrCore
  readonly #clock: Clock
  readonly #witness: Witness

  constructor(core: HlrCore, clock: Clock, witness: Witness) {
    this.#core = core
    this.#clock = clock
    this.#witness = witness
  }

  provision(subscription: Subscription): void {
    const { imsi, msisdn } = subscription
    this.#byImsi.set(imsi, { subscription, status: 'active', before: 'active' })
    this.#byMsisdn.set(msisdn, imsi)
    this.#core.provision(subscription)
  }

  /** What this world knows; a server's question is answered by `ask`. */
  find(key: 'imsi' | 'msisdn', value: string): Readonly<Entry> | undefined {
    return this.#byImsi.get(key === 'imsi' ? value : (this.#byMsisdn.get(value) ?? ''))
  }

  /** What the core answers to one of its two keys. Rejects with HlrProblem where the core cannot be asked. */
  async ask(key: 'imsi' | 'msisdn', value: string): Promise<Readonly<Entry> | undefined> {
    const known = await this.#core.find(key, value)
    const entry = known && this.#byImsi.get(known.imsi)
    return entry && { ...entry, status: known.active ? 'active' : 'suspended' }
  }

  suspend(imsi: string): void {
    this.#change(imsi, 'suspended')
  }

  resume(imsi: string): void {
    this.#change(imsi, 'active')
  }

  /** The contract ends: the subscription is unknown from now on. */
  cancel(imsi: string): void {
    const entry = this.#byImsi.get(imsi)
    if (!entry) return
    this.#byImsi.delete(imsi)
    this.#byMsisdn.delete(entry.subscription.msisdn)
    this.#core.remove(imsi)
    this.#witness({ kind: 'hlr.change', imsi, status: 'cancelled' })
  }

  /** The number moves to another subscription. */
  reassign(msisdn: string, imsi: string): void {
    const from = this.#byMsisdn.get(msisdn)
    if (from !== imsi)
      this.#witness({ kind: 'hlr.number', msisdn, imsi, ...(from !== undefined && { from }) })
    this.#byMsisdn.set(msisdn, imsi)
    this.#core.assign(msisdn, imsi)
  }

  /** The number of another card comes to this one; `confirmed` when its owner showed an identity document for it. */
  move(msisdn: string, imsi: string, confirmed: boolean): void {
    const entry = this.#byImsi.get(imsi)
    if (!entry) return
    entry.subscription = { ...entry.subscription, msisdn }
    entry.moved = { at: this.#clock.now(), confirmed }
    this.reassign(msisdn, imsi)
    this.#witness({ kind: 'hlr.move', imsi, msisdn, confirmed })
  }

  updateLocation(imsi: string): Promise<boolean> {
    return this.#core.updateLocation(imsi)
  }

  vector(imsi: string): Promise<AuthenticationVector | undefined> {
    return this.#core.vector(imsi)
  }

  resynchronise(imsi: string, rand: Uint8Array, auts: Uint8Array): Promise<boolean> {
    return this.#core.resynchronise(imsi, rand, auts)
  }

  #change(imsi: string, status: 'active' | 'suspended'): void {
    const entry = this.#byImsi.get(imsi)
    if (!entry) return
    entry.before = entry.status
    entry.status = status
    this.#core.setActive(imsi, status === 'active')
    this.#witness({ kind: 'hlr.change', imsi, status })
  }
}
