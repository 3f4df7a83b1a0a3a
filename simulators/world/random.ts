import { createHash } from 'node:crypto'

/**
 * A stream of random octets that follows from its seed alone: SHA-256 in counter mode. Streams are forked by name, so
 * that what one device draws never depends on how many others drew before it.
 */
export class Random {
  readonly #key: Buffer
  #counter = 0
  #pool: Buffer = Buffer.alloc(0)

  constructor(seed: string) {
    this.#key = createHash('sha256').update(seed).digest()
  }

  /** An independent stream for the thing of that name. */
  fork(name: string): Random {
    return new Random(`${this.#key.toString('hex')}/${name}`)
  }

  /** `n` octets. */
  bytes(n: number): Uint8Array {
    while (this.#pool.length < n) {
      const block = createHash('sha256')
        .update(this.#key)
        .update(`:${this.#counter++}`)
        .digest()
      this.#pool = Buffer.concat([this.#pool, block])
    }
    const out = this.#pool.subarray(0, n)
    this.#pool = this.#pool.subarray(n)
    return Uint8Array.from(out)
  }

  /** A whole number from 0 to `below` − 1; 48 bits are drawn, so the bias is below 2^-16 for `below` < 2^32. */
  int(below: number): number {
    const octets = Buffer.from(this.bytes(6))
    return octets.readUIntBE(0, 6) % below
  }

  /** `n` decimal digits. */
  digits(n: number): string {
    return Array.from({ length: n }, () => this.int(10)).join('')
  }

  /** `n` octets as text that is safe in XML, URLs and passwords. */
  token(n: number): string {
    return Buffer.from(this.bytes(n)).toString('base64url')
  }

  /** One of the given things. Throws RangeError when there are none. */
  pick<T>(things: readonly T[]): T {
    const thing = things[this.int(Math.max(things.length, 1))]
    if (thing === undefined) throw new RangeError('nothing to pick from')
    return thing
  }
}
