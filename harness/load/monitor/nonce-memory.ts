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
    const before = this.#young.put(high, low, session)
    if (before !== -1) return before
    const older = this.#old.get(high, low)
    if (this.#young.size >= this.#most) {
      const emptied = this.#old
      this.#old = this.#young
      emptied.clear()
      this.#young = emptied
    }
    return older
  }
}

/** Words of a slot: the fingerprint, and the number of the session and one more. Together they are in one line of the cache. */
const WORDS = 4
const TWO_32 = 2 ** 32

/** Open addressing, never more than half full. */
class Table {
  readonly #mask: number
  readonly #words: Uint32Array
  size = 0

  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(2 * most))
    this.#mask = slots - 1
    this.#words = new Uint32Array(slots * WORDS)
  }

  /** The session that stands there, or −1. */
  get(high: number, low: number): number {
    return this.#sessionAt(this.#slot(high, low))
  }

  /** Writes a session in place of the one that stood there, which it gives, or −1. */
  put(high: number, low: number, session: number): number {
    const slot = this.#slot(high, low)
    const before = this.#sessionAt(slot)
    if (before === -1) this.size += 1
    const words = this.#words
    words[slot] = high
    words[slot + 1] = low
    words[slot + 2] = Math.floor((session + 1) / TWO_32)
    words[slot + 3] = session + 1
    return before
  }

  clear(): void {
    this.#words.fill(0)
    this.size = 0
  }

  #sessionAt(slot: number): number {
    return (this.#words[slot + 2] as number) * TWO_32 + (this.#words[slot + 3] as number) - 1
  }

  /** Where a fingerprint stands, or would stand. */
  #slot(high: number, low: number): number {
    const words = this.#words
    for (let place = low & this.#mask; ; place = (place + 1) & this.#mask) {
      const slot = place * WORDS
      if (words[slot] === high && words[slot + 1] === low) return slot
      if (words[slot + 2] === 0 && words[slot + 3] === 0) return slot
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
