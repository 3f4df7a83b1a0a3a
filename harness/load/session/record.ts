import type { Executed } from '../../../simulators/device/commands/execute.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'

/** One message of a session as it went over the wire: octets as characters, to be looked at only when somebody must. */
export interface Line {
  readonly kind: 'line'
  readonly t: number
  readonly dir: 'sent' | 'received'
  readonly msgID: string
  readonly status: number
  /** With the HTTP head where it was sent, without where it was received. */
  readonly octets: string
  /** x-syncml-hmac, authorization or www-authenticate, whichever there was. */
  readonly proof: string
  /** What checks look at in the message, in one word: equal words are judged alike. */
  readonly outline: string
}

/** Commands of one answer: the list is the same for all devices that did the same, so it is kept and not told one by one. */
export interface Commands {
  readonly kind: 'commands'
  readonly t: number
  readonly msgID: string
  readonly executed: readonly Executed[]
  /** The server had proven itself. */
  readonly proven: boolean
}

export type Kept =
  | Line
  | Commands
  | { readonly kind: 'event'; readonly t: number; readonly event: WorldEvent }

/** What one open session leaves behind until it is judged. Bounded: a session that says more is judged on its beginning. */
export class SessionRecord {
  /** Characters of messages that are kept for one session. */
  static readonly MOST_OCTETS = 256 * 1024
  static readonly MOST_EVENTS = 500
  readonly kept: Kept[] = []
  #octets = 0
  overflowed = false

  event(t: number, event: WorldEvent): void {
    this.#keep({ kind: 'event', t, event })
  }

  commands(t: number, msgID: string, executed: readonly Executed[], proven: boolean): void {
    this.#keep({ kind: 'commands', t, msgID, executed, proven })
  }

  line(line: Line): void {
    this.#octets += line.octets.length
    if (this.#octets > SessionRecord.MOST_OCTETS) this.overflowed = true
    else this.#keep(line)
  }

  #keep(kept: Kept): void {
    if (this.kept.length >= SessionRecord.MOST_EVENTS) this.overflowed = true
    else this.kept.push(kept)
  }
}
