import {
  type AuthenticationVector,
  authenticationVector,
  nextSqn,
  openAuts,
  sqnOctets,
  sqnOf,
} from '../../protocol/aka/vector.ts'
import type { Random } from '../world/random.ts'
import type { Witness } from '../world/witness.ts'
import type { Subscription } from './subscription.ts'

const AMF = Uint8Array.of(0x80, 0x00)

interface Entry {
  subscription: Subscription
  status: 'active' | 'suspended'
  /** What an answer from before the last change says. */
  before: 'active' | 'suspended'
  sqn: bigint
}

/** HLR with its authentication centre: keyed by IMSI or MSISDN, and by nothing else. */
export class Hlr {
  readonly #byImsi = new Map<string, Entry>()
  readonly #byMsisdn = new Map<string, string>()
  readonly #random: Random
  readonly #witness: Witness

  constructor(random: Random, witness: Witness) {
    this.#random = random
    this.#witness = witness
  }

  provision(subscription: Subscription): void {
    const { imsi, msisdn } = subscription
    this.#byImsi.set(imsi, { subscription, status: 'active', before: 'active', sqn: subscription.sqn ?? 0n })
    this.#byMsisdn.set(msisdn, imsi)
  }

  find(key: 'imsi' | 'msisdn', value: string): Readonly<Entry> | undefined {
    return this.#byImsi.get(key === 'imsi' ? value : (this.#byMsisdn.get(value) ?? ''))
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
    this.#witness({ kind: 'hlr.change', imsi, status: 'cancelled' })
  }

  /** The number moves to another subscription. */
  reassign(msisdn: string, imsi: string): void {
    this.#byMsisdn.set(msisdn, imsi)
  }

  /** One authentication vector with a new sequence number; undefined for an unknown subscription. */
  vector(imsi: string): AuthenticationVector | undefined {
    const entry = this.#byImsi.get(imsi)
    if (!entry) return undefined
    entry.sqn = nextSqn(entry.sqn, 0)
    const { k, opc } = entry.subscription
    return authenticationVector({ k, opc, rand: this.#random.bytes(16), sqn: sqnOctets(entry.sqn), amf: AMF })
  }

  /** Takes the card's own sequence number from AUTS; false when its MAC is wrong. */
  resynchronise(imsi: string, rand: Uint8Array, auts: Uint8Array): boolean {
    const entry = this.#byImsi.get(imsi)
    if (!entry) return false
    const { k, opc } = entry.subscription
    const sqnMs = openAuts({ k, opc, rand, auts })
    if (!sqnMs) return false
    entry.sqn = sqnOf(sqnMs)
    return true
  }

  #change(imsi: string, status: 'active' | 'suspended'): void {
    const entry = this.#byImsi.get(imsi)
    if (!entry) return
    entry.before = entry.status
    entry.status = status
    this.#witness({ kind: 'hlr.change', imsi, status })
  }
}
