import type { Clock } from '../world/clock.ts'

/** Equipment seen with a subscription, by automatic device detection. */
export interface Pair {
  readonly imsi: string
  readonly msisdn: string
  readonly imei: string
  readonly imeisv: string
  readonly plmn: string
  attached: boolean
  /** Milliseconds of the clock: when it was last seen to attach, and when the two became a pair. */
  readonly since: number
  readonly paired: number
}

/** The newest pair of each subscription. A subscription has one phone; one IMEI may be seen with several subscriptions. */
export class Pairs {
  readonly #byImsi = new Map<string, Pair>()
  /** Subscriptions that were seen in an equipment, some of which may be in another one by now. */
  readonly #seenIn = new Map<string, Set<string>>()
  /** The subscription that was seen last in an equipment: whoever comes back after it is a new pair. */
  readonly #lastIn = new Map<string, string>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  attach(seen: Omit<Pair, 'attached' | 'since' | 'paired'>): void {
    const before = this.#byImsi.get(seen.imsi)
    const now = this.#clock.now()
    const stayed = before?.imei === seen.imei && this.#lastIn.get(seen.imei) === seen.imsi
    const paired = stayed ? before.paired : now
    this.#lastIn.set(seen.imei, seen.imsi)
    this.#byImsi.set(seen.imsi, { ...seen, attached: true, since: now, paired })
    this.#seenIn.set(seen.imei, (this.#seenIn.get(seen.imei) ?? new Set()).add(seen.imsi))
  }

  detach(imsi: string): void {
    const pair = this.#byImsi.get(imsi)
    if (pair) pair.attached = false
  }

  /** Forgets what was seen, as a network without device detection never knew it. */
  forget(imsi: string): void {
    this.#byImsi.delete(imsi)
  }

  of(by: { imsi?: string; imei?: string }): Pair[] {
    const imsis = by.imsi === undefined ? this.#imsisOf(by.imei) : [by.imsi]
    return [...imsis]
      .map((imsi) => this.#byImsi.get(imsi))
      .filter((pair) => pair !== undefined && (by.imei === undefined || pair.imei === by.imei)) as Pair[]
  }

  #imsisOf(imei: string | undefined): Iterable<string> {
    return imei === undefined ? this.#byImsi.keys() : (this.#seenIn.get(imei) ?? [])
  }

  ageSeconds(pair: Pair): number {
    return Math.floor((this.#clock.now() - pair.since) / 1000)
  }

  pairedSeconds(pair: Pair): number {
    return Math.floor((this.#clock.now() - pair.paired) / 1000)
  }
}
