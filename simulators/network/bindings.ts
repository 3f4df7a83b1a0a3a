import type { Clock } from '../world/clock.ts'
import type { Witness } from '../world/witness.ts'

export interface Binding {
  readonly ip: string
  readonly imsi: string
  readonly msisdn: string
  readonly imei: string
  readonly plmn: string
  readonly since: number
}

/** Which subscription and equipment holds an address now, and who held it before. */
export class Bindings {
  readonly #now = new Map<string, Binding>()
  readonly #before = new Map<string, Binding>()
  readonly #clock: Clock
  readonly #witness: Witness

  constructor(clock: Clock, witness: Witness) {
    this.#clock = clock
    this.#witness = witness
  }

  bind(binding: Omit<Binding, 'since'>): void {
    this.release(binding.ip)
    this.#now.set(binding.ip, { ...binding, since: this.#clock.now() })
    const { ip, imsi, msisdn, imei } = binding
    this.#witness({ kind: 'net.ipbind', ip, imsi, msisdn, imei })
  }

  release(ip: string): void {
    const held = this.#now.get(ip)
    if (!held) return
    this.#now.delete(ip)
    this.#before.set(ip, held)
    this.#witness({ kind: 'net.iprelease', ip, imsi: held.imsi })
  }

  at(ip: string, stale = false): Binding | undefined {
    return (stale ? this.#before.get(ip) : undefined) ?? this.#now.get(ip)
  }

  knows(ip: string): boolean {
    return this.#now.has(ip) || this.#before.has(ip)
  }

  ageSeconds(binding: Binding): number {
    return Math.floor((this.#clock.now() - binding.since) / 1000)
  }
}
