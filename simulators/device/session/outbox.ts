import type { Command } from '../../../protocol/syncml/message.ts'
import { split, type Waiting, weight } from './chunk.ts'
import type { Unnumbered } from './reply.ts'

/** Room that SyncHdr and the frame of a message take, in octets; generous. */
const FRAME = 1200

/**
 * What the device has still to say. Each message takes as much of it, in order, as the server's MaxMsgSize allows;
 * Results that fit into no message go as a large object (DM Protocol §7).
 */
export class Outbox {
  #waiting: Waiting[] = []

  add(replies: readonly Unnumbered[]): void {
    this.#waiting.push(...replies.map((reply) => ({ reply, continued: false })))
  }

  get empty(): boolean {
    return this.#waiting.length === 0
  }

  /** The next messageful; `left` says that there is more. */
  take(maxMsgSize: number): { commands: Command[]; left: boolean } {
    const room = Math.max(maxMsgSize - FRAME, 400)
    const taken: Unnumbered[] = []
    let used = 0
    while (this.#waiting[0]) {
      const size = weight(this.#waiting[0].reply)
      if (used + size > room && taken.length > 0) break
      const next = this.#waiting.shift() as Waiting
      const { now, later } = size > room ? split(next, room) : { now: next.reply, later: [] }
      taken.push(now)
      this.#waiting.unshift(...later)
      used += size
      if (later.length > 0) break
    }
    const commands = taken.map((reply, at) => ({ ...reply, cmdID: String(at + 1) }) as Command)
    return { commands, left: this.#waiting.length > 0 }
  }
}
