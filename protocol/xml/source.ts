import { isAscii, isUtf8 } from 'node:buffer'
import { type ProblemCode, SyncMLProblem } from '../syncml/problem.ts'

/** Octets that no XML 1.0 document in UTF-8 has: control characters, U+FFFE and U+FFFF. */
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]/

/**
 * The document with one character per octet, so that places are octets and searching is cheap; text is decoded from
 * UTF-8 only where it is taken. Refuses what is not UTF-8 before anything else looks at it.
 */
export class Source {
  readonly octets: string
  readonly length: number
  /** Whether the document has any reference, and any `]]>`: most have neither, and their text need not be searched. */
  readonly hasReferences: boolean
  readonly hasCdataEnds: boolean
  readonly #bytes: Buffer
  readonly #ascii: boolean
  readonly #returns: boolean

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    refuseUtf16(bytes)
    this.#ascii = isAscii(bytes)
    if (!this.#ascii && !isUtf8(bytes)) {
      throw new SyncMLProblem('malformed', firstInvalid(this.#bytes), 'valid UTF-8')
    }
    this.octets = this.#bytes.toString('latin1')
    this.length = bytes.length
    const forbidden = this.octets.search(FORBIDDEN)
    if (forbidden !== -1) throw new SyncMLProblem('malformed', forbidden, 'a character that XML has')
    this.#returns = this.octets.includes('\r')
    this.hasReferences = this.octets.includes('&')
    this.hasCdataEnds = this.octets.includes(']]>')
  }

  /** The characters between two places, line ends made one line feed each (XML 1.0 §2.11). */
  text(from: number, to: number): string {
    const text = this.#ascii ? this.octets.slice(from, to) : this.#bytes.toString('utf8', from, to)
    return this.#returns ? text.replace(/\r\n?/g, '\n') : text
  }

  fail(code: ProblemCode, at: number, expected: string): never {
    throw new SyncMLProblem(code, Math.min(at, this.length), expected)
  }
}

/** UTF-16 shows in the byte order mark, or in a NUL beside the first `<`. */
function refuseUtf16(bytes: Uint8Array): void {
  const [first, second] = bytes
  const marked = (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)
  if (marked || (first === 0x3c && second === 0) || (first === 0 && second === 0x3c)) {
    throw new SyncMLProblem('unsupported', 0, 'UTF-8; this is UTF-16')
  }
}

/** The first octet at which the document stops being UTF-8: decoding replaces it and encoding gives other octets. */
function firstInvalid(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8')
  let at = 0
  while (at < bytes.length && bytes[at] === again[at]) at += 1
  return at
}
