import { type ProblemCode, SyncMLProblem } from '../syncml/problem.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads octets one after the other and says where it stands. */
export class Cursor {
  readonly bytes: Uint8Array
  at = 0
  readonly #view: Buffer

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.#view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  get done(): boolean {
    return this.at >= this.bytes.length
  }

  octet(expected: string): number {
    const octet = this.bytes[this.at]
    if (octet === undefined) this.fail('truncated', this.at, expected)
    this.at += 1
    return octet as number
  }

  /** mb_u_int32: seven bits per octet, most significant first; at most five octets (WBXML §5.1). */
  mbUint32(expected: string): number {
    const start = this.at
    let value = 0
    for (let n = 0; n < 5; n++) {
      const octet = this.octet(expected)
      value = value * 128 + (octet & 0x7f)
      if ((octet & 0x80) === 0) {
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
    const end = this.bytes.indexOf(0, this.at)
    if (end === -1) this.fail('truncated', this.bytes.length, 'the NUL that ends a string')
    const text = this.text(this.at, end)
    this.at = end + 1
    return text
  }

  /** Octets from `start` to before `end` as UTF-8. */
  text(start: number, end: number): string {
    let ascii = true
    for (let at = start; at < end; at++) {
      if ((this.bytes[at] ?? 0) >= 0x80) {
        ascii = false
        break
      }
    }
    if (ascii) return this.#view.toString('latin1', start, end)
    try {
      return utf8.decode(this.bytes.subarray(start, end))
    } catch {
      return this.fail('malformed', start, 'valid UTF-8')
    }
  }

  fail(code: ProblemCode, offset: number, expected: string): never {
    throw new SyncMLProblem(code, offset, expected)
  }
}
