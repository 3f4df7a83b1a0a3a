import { isUtf8 } from 'node:buffer'
import { type ProblemCode, SyncMLProblem } from '../syncml/problem.ts'

/** Reads octets one after the other and says where it stands. */
export class Cursor {
  readonly bytes: Uint8Array
  at = 0
  /** One character per octet: searching and slicing a string is cheaper than a typed array's. */
  readonly #octets: string
  readonly #buffer: Buffer
  /** Where the first number with leading zero groups stands: longer than need be, but the same number. */
  padded: number | undefined
  /** ISO-8859-1 instead of UTF-8, when the header says so. */
  latin1 = false

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#octets = this.#buffer.toString('latin1')
  }

  get done(): boolean {
    return this.at >= this.bytes.length
  }

  octet(expected: string): number {
    const octet = this.bytes[this.at]
    if (octet === undefined) return this.fail('truncated', this.at, expected)
    this.at += 1
    return octet
  }

  /** mb_u_int32: seven bits per octet, most significant first; at most five octets (WBXML §5.1). */
  mbUint32(expected: string): number {
    const start = this.at
    let value = 0
    for (let n = 0; n < 5; n++) {
      const octet = this.octet(expected)
      value = value * 128 + (octet & 0x7f)
      if ((octet & 0x80) === 0) {
        if (n > 0 && this.bytes[start] === 0x80) this.padded ??= start
        if (value > 0xffffffff) this.fail('malformed', start, `${expected} below 2^32`)
        return value
      }
    }
    return this.fail('malformed', start, `${expected} in at most five octets`)
  }

  take(length: number, expected: string): Uint8Array {
    const start = this.at
    if (length > this.bytes.length - start)
      this.fail('truncated', this.bytes.length, `${expected} of ${length} octets`)
    this.at += length
    return this.bytes.subarray(start, this.at)
  }

  /** A string that ends with NUL. */
  inlineString(): string {
    const end = this.#octets.indexOf('\0', this.at)
    if (end === -1) return this.fail('truncated', this.bytes.length, 'the NUL that ends a string')
    const text = this.text(this.at, end)
    this.at = end + 1
    return text
  }

  /** The place of the next NUL before `limit`, or `limit`. */
  nulBefore(from: number, limit: number): number {
    const nul = this.#octets.slice(from, limit).indexOf('\0')
    return nul === -1 ? limit : from + nul
  }

  /** Octets from `start` to before `end` in the charset of the document. */
  text(start: number, end: number): string {
    return this.maybeText(start, end) ?? this.fail('malformed', start, 'valid UTF-8')
  }

  /** The same, or undefined where the octets are no text in that charset. */
  maybeText(start: number, end: number): string | undefined {
    const octets = this.#octets.slice(start, end)
    if (this.latin1 || !/[\x80-\xff]/.test(octets)) return octets
    return isUtf8(this.bytes.subarray(start, end)) ? this.#buffer.toString('utf8', start, end) : undefined
  }

  fail(code: ProblemCode, offset: number, expected: string): never {
    throw new SyncMLProblem(code, Math.min(offset, this.bytes.length), expected)
  }
}
