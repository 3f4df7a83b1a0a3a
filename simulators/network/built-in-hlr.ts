import {
  type AuthenticationVector,
  authenticationVector,
  nextSqn,
  openAuts,
  sqnOctets,
  sqnOf,
} from '../../protocol/aka/vector.ts'
import type { Random } from '../world/random.ts'
import type { HlrCore, Known } from './hlr-core.ts'
import type { Subscription } from './subscription.ts'

const AMF = Uint8Array.of(0x80, 0x00)

interface Row {
  readonly subscription: Subscription
  active: boolean
  sqn: bigint
}

/** A register in memory with Milenage, whose challenges come from the seed. */
export class BuiltInHlr implements HlrCore {
  readonly #byImsi = new Map<string, Row>()
  readonly #byMsisdn = new Map<string, string>()
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  provision(subscription: Subscription): void {
    const { imsi, msisdn, sqn = 0n } = subscription
    this.#byImsi.set(imsi, { subscription, active: true, sqn })
    this.#byMsisdn.set(msisdn, imsi)
  }

  setActive(imsi: string, active: boolean): void {
    const row = this.#byImsi.get(imsi)
    if (row) row.active = active
  }

  remove(imsi: string): void {
    this.#byImsi.delete(imsi)
    for (const [msisdn, owner] of this.#byMsisdn) if (owner === imsi) this.#byMsisdn.delete(msisdn)
  }

  assign(msisdn: string, imsi: string): void {
    this.#byMsisdn.set(msisdn, imsi)
  }

  async find(key: 'imsi' | 'msisdn', value: string): Promise<Known | undefined> {
    const imsi = key === 'imsi' ? value : (this.#byMsisdn.get(value) ?? '')
    const row = this.#byImsi.get(imsi)
    return row && { imsi, active: row.active }
  }

  async updateLocation(imsi: string): Promise<boolean> {
    return this.#byImsi.get(imsi)?.active ?? false
  }

  async vector(imsi: string): Promise<AuthenticationVector | undefined> {
    const row = this.#byImsi.get(imsi)
    if (!row) return undefined
    row.sqn = nextSqn(row.sqn, 0)
    const { k, opc } = row.subscription
    return authenticationVector({ k, opc, rand: this.#random.bytes(16), sqn: sqnOctets(row.sqn), amf: AMF })
  }

  async resynchronise(imsi: string, rand: Uint8Array, auts: Uint8Array): Promise<boolean> {
    const row = this.#byImsi.get(imsi)
    if (!row) return false
    const { k, opc } = row.subscription
    const sqnMs = openAuts({ k, opc, rand, auts })
    if (!sqnMs) return false
    row.sqn = sqnOf(sqnMs)
    return true
  }
}
