import { TransportProblem } from '../../../simulators/world/transport.ts'

const malformed = (what: string) => new TransportProblem('malformed', `not HTTP: ${what}`)

/** Longest line that gives the size of a chunk, its extensions included. */
const LONGEST_LINE = 256

/** Finds the chunks of a body (RFC 9112 §7.1) as their octets arrive, without looking at any of them twice. */
export class Chunks {
  readonly #parts: { from: number; to: number }[] = []
  readonly #maxBytes: number
  /** Where the next line of a size, or of a trailer, begins. */
  #at: number
  #size = 0
  #trailers = false
  #scanned: number

  constructor(start: number, maxBytes: number) {
    this.#at = start
    this.#scanned = start
    this.#maxBytes = maxBytes
  }

  /** The place behind the last octet once everything is there, else undefined. Throws TransportProblem. */
  end(buffer: Buffer, length: number): number | undefined {
    for (;;) {
      if (this.#at > length) return undefined
      const eol = buffer.subarray(0, length).indexOf('\r\n', Math.max(this.#at, this.#scanned - 1), 'latin1')
      if (eol === -1) {
        if (length - this.#at > LONGEST_LINE) throw malformed('the size of a chunk')
        this.#scanned = length
        return undefined
      }
      const line = buffer.toString('latin1', this.#at, eol)
      if (this.#trailers) {
        this.#at = eol + 2
        this.#scanned = this.#at
        if (line === '') return this.#at
        continue
      }
      this.#chunk(line, eol + 2)
      if (this.#at > length) return undefined
      if (!this.#trailers && buffer[this.#at - 2] !== 0x0d) throw malformed('the end of a chunk')
    }
  }

  #chunk(line: string, from: number): void {
    const found = /^([0-9a-fA-F]{1,8})\s*(?:;|$)/.exec(line)
    if (!found) throw malformed('the size of a chunk')
    const size = Number.parseInt(found[1] ?? '', 16)
    this.#size += size
    if (this.#size > this.#maxBytes) {
      throw new TransportProblem('too-large', `the answer is larger than ${this.#maxBytes} octets`)
    }
    this.#trailers = size === 0
    if (size > 0) this.#parts.push({ from, to: from + size })
    this.#at = size === 0 ? from : from + size + 2
    this.#scanned = this.#at
  }

  body(buffer: Buffer): Buffer {
    return Buffer.concat(this.#parts.map(({ from, to }) => buffer.subarray(from, to)))
  }
}
