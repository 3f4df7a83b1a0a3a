import { TransportProblem } from '../../../simulators/world/transport.ts'
import { Chunks } from './chunks.ts'
import { type Head, readHead } from './head.ts'
import { knownHead, rememberHead } from './known-heads.ts'

/** Octets of the largest head that is read. */
const MAX_HEAD = 64 * 1024

/** A whole response. `body` is only lent, until the next octets are read. */
export class Whole {
  readonly head: Head
  /** The body, one character for each octet. */
  readonly text: string
  readonly #octets: Buffer
  readonly #from: number
  readonly #to: number

  constructor(
    head: Head,
    octets: Buffer,
    from: number,
    to: number,
    text = octets.toString('latin1', from, to),
  ) {
    this.head = head
    this.text = text
    this.#octets = octets
    this.#from = from
    this.#to = to
  }

  get body(): Buffer {
    return this.#octets.subarray(this.#from, this.#to)
  }
}

/**
 * Puts a response together from what the socket brings. A response that comes in one piece, as nearly all do, is never
 * copied. The time is linear in the octets however they are cut.
 */
export class ResponseReader {
  readonly #maxBytes: number
  #held: Buffer | undefined
  #length = 0
  #head: Head | undefined
  #bodyAt = 0
  #chunks: Chunks | undefined
  #searched = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** True when octets of an answer have come that is not whole yet. */
  get begun(): boolean {
    return this.#length > 0
  }

  /** Takes the first `length` octets, which are only lent; gives the response when it is whole. Throws TransportProblem. */
  take(buffer: Buffer, length: number): Whole | undefined {
    if (this.#length === 0 && length <= MAX_HEAD) {
      const whole = this.#atOnce(buffer, length)
      if (whole) return whole
    }
    return this.#takePiece(buffer.subarray(0, length))
  }

  /** The usual case: a whole answer in one piece, with a head that came before. */
  #atOnce(buffer: Buffer, length: number): Whole | undefined {
    const all = buffer.toString('latin1', 0, length)
    const end = all.indexOf('\r\n\r\n')
    if (end === -1) return undefined
    const head = knownHead(all.slice(0, end))
    const from = end + 4
    if (!head || from + (head.body as number) !== length || length - from > this.#maxBytes) return undefined
    return new Whole(head, buffer, from, length, all.slice(from))
  }

  #takePiece(lent: Buffer): Whole | undefined {
    const buffer = this.#length === 0 ? lent : this.#hold(lent)
    const whole = this.#parse(buffer, this.#length === 0 ? lent.length : this.#length)
    if (whole) this.#reset()
    else if (this.#length === 0) this.#hold(lent)
    return whole
  }

  /** The connection has ended: that may be how the body ends. */
  end(): Whole | undefined {
    const head = this.#head
    if (head?.body !== 'until-close' || !this.#held) return undefined
    const whole = new Whole(head, this.#held, this.#bodyAt, this.#length)
    this.#reset()
    return whole
  }

  #parse(buffer: Buffer, length: number): Whole | undefined {
    while (!this.#head) {
      if (!startsAsHttp(buffer, this.#bodyAt, length))
        throw new TransportProblem('malformed', 'not HTTP: the first octets')
      const end = buffer
        .subarray(0, length)
        .indexOf('\r\n\r\n', Math.max(this.#searched - 3, this.#bodyAt), 'latin1')
      if ((end === -1 ? length : end) - this.#bodyAt > MAX_HEAD) {
        throw new TransportProblem('too-large', `the head of the answer is larger than ${MAX_HEAD} octets`)
      }
      this.#searched = length
      if (end === -1) return undefined
      const text = buffer.toString('latin1', this.#bodyAt, end)
      const head = readHead(text)
      rememberHead(text, head)
      this.#bodyAt = end + 4
      this.#searched = this.#bodyAt
      if (head.status >= 200) this.#head = head
    }
    const end = this.#bodyEnd(this.#head, buffer, length)
    if (end === undefined) return undefined
    if (length > end) throw new TransportProblem('malformed', 'not HTTP: octets behind the answer')
    if (!this.#chunks) return new Whole(this.#head, buffer, this.#bodyAt, end)
    const body = this.#chunks.body(buffer)
    return new Whole(this.#head, body, 0, body.length)
  }

  #bodyEnd({ body }: Head, buffer: Buffer, length: number): number | undefined {
    if (body === 'chunked') {
      this.#chunks ??= new Chunks(this.#bodyAt, this.#maxBytes)
      return this.#chunks.end(buffer, length)
    }
    const size = body === 'until-close' ? length - this.#bodyAt : body
    if (size > this.#maxBytes) {
      throw new TransportProblem('too-large', `the answer is larger than ${this.#maxBytes} octets`)
    }
    if (body === 'until-close') return undefined
    return length >= this.#bodyAt + body ? this.#bodyAt + body : undefined
  }

  #hold(lent: Buffer): Buffer {
    const needed = this.#length + lent.length
    let held = this.#held
    if (!held || held.length < needed) {
      held = Buffer.allocUnsafe(Math.max(needed, 2 * (held?.length ?? 2048)))
      this.#held?.copy(held, 0, 0, this.#length)
      this.#held = held
    }
    lent.copy(held, this.#length)
    this.#length = needed
    return held
  }

  #reset(): void {
    this.#held = undefined
    this.#length = 0
    this.#head = undefined
    this.#bodyAt = 0
    this.#chunks = undefined
    this.#searched = 0
  }
}

const START = Buffer.from('HTTP/1.')

/** What is no HTTP at all shows in its first octets; nothing more need come. */
function startsAsHttp(buffer: Buffer, from: number, length: number): boolean {
  const upTo = Math.min(length - from, START.length)
  return buffer.compare(START, 0, upTo, from, from + upTo) === 0
}
