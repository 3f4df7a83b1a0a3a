/**
 * Remembers which session was given which nonce, the newest ones first to stay: two tables of 64-bit fingerprints, the older
 * of which goes as a whole. It is the size of its columns, however many nonces come.
 */
export class NonceMemory {
  readonly #most: number
  #young: Table
  #old: Table

  /** `most` is the number of nonces that are remembered at least. */
  constructor(most: number) {
    this.#most = most
    this.#young = new Table(most)
    this.#old = new Table(most)
  }

  /** The number of the session that was given this nonce before, or −1; from now on it is `session`'s. */
  give(nonce: string, session: number): number {
    const [high, low] = fingerprint(nonce)
    const young = this.#young.get(high, low)
    const before = young === -1 ? this.#old.get(high, low) : young
    if (this.#young.size >= this.#most) {
      const emptied = this.#old
      this.#old = this.#young
      emptied.clear()
      this.#young = emptied
    }
    this.#young.set(high, low, session)
    return before
  }
}

/** Open addressing, never more than half full. */
class Table {
  readonly #mask: number
  readonly #high: Uint32Array
  readonly #low: Uint32Array
  readonly #session: Float64Array
  size = 0

  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(2 * most))
    this.#mask = slots - 1
    this.#high = new Uint32Array(slots)
    this.#low = new Uint32Array(slots)
    this.#session = new Float64Array(slots).fill(-1)
  }

  get(high: number, low: number): number {
    return this.#session[this.#slot(high, low)] ?? -1
  }

  set(high: number, low: number, session: number): void {
    const slot = this.#slot(high, low)
    if (this.#session[slot] === -1) this.size += 1
    this.#high[slot] = high
    this.#low[slot] = low
    this.#session[slot] = session
  }

  clear(): void {
    this.#session.fill(-1)
    this.size = 0
  }

  #slot(high: number, low: number): number {
    for (let slot = low & this.#mask; ; slot = (slot + 1) & this.#mask) {
      if (this.#session[slot] === -1) return slot
      if (this.#high[slot] === high && this.#low[slot] === low) return slot
    }
  }
}

const FOUND: [number, number] = [0, 0]

/** 64 bits, mixed as in MurmurHash3; two nonces among a million share them by chance once in ten million runs. */
function fingerprint(nonce: string): readonly [high: number, low: number] {
  let high = 0x9747b28c ^ nonce.length
  let low = 0x3c6ef372
  for (let at = 0; at < nonce.length; at++) {
    const code = nonce.charCodeAt(at)
    high = Math.imul(high ^ code, 0x85ebca6b)
    high ^= high >>> 15
    low = Math.imul(low ^ code, 0xc2b2ae35)
    low ^= low >>> 13
  }
  FOUND[0] = (high ^ (low >>> 7)) >>> 0
  FOUND[1] = (low ^ (low >>> 16)) >>> 0
  return FOUND
}
