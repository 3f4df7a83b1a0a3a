/** SEQ may run ahead of what was accepted by this much (TS 33.102 annex C.2.1). */
const DELTA = 1n << 28n

/** The sequence numbers that a card has accepted: one SEQ for each of the 32 values of IND (TS 33.102 annex C). */
export class SqnWindow {
  readonly #seq: bigint[]

  constructor(start: bigint) {
    this.#seq = new Array<bigint>(32).fill(start >> 5n)
  }

  /** Takes a number that is newer than the last one with its IND, and not too far ahead. */
  accept(sqn: bigint): boolean {
    const seq = sqn >> 5n
    const ind = Number(sqn & 0x1fn)
    if (seq <= (this.#seq[ind] ?? 0n) || seq - this.highest > DELTA) return false
    this.#seq[ind] = seq
    return true
  }

  get highest(): bigint {
    let high = 0n
    for (const each of this.#seq) if (each > high) high = each
    return high
  }

  /** SQN_MS: the highest accepted number, as AUTS reports it. */
  get sqnMs(): bigint {
    return this.highest << 5n
  }
}
