import type { Command, Item } from '../../../protocol/syncml/message.ts'
import type { Unnumbered } from './reply.ts'

/** Room that SyncHdr and the frame of a message take, in octets; generous. */
const FRAME = 1200

/** Roughly how many octets a reply takes on the wire. */
function weight(reply: Unnumbered): number {
  return Buffer.byteLength(JSON.stringify(reply)) + 80
}

/**
 * What the device has still to say. Each message takes as much of it, in order, as the server's MaxMsgSize allows;
 * Results that fit into no message go as a large object (DM Protocol §7).
 */
export class Outbox {
  /** `continued` is the rest of a large object, which has said its size already. */
  #waiting: { readonly reply: Unnumbered; readonly continued: boolean }[] = []

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
      const { reply: next, continued } = this.#waiting[0]
      const size = weight(next)
      if (used + size > room && taken.length > 0) break
      this.#waiting.shift()
      if (size > room) {
        const [chunk, rest] = split(next, room, continued)
        taken.push(chunk)
        if (rest) this.#waiting.unshift({ reply: rest, continued: true })
        break
      }
      taken.push(next)
      used += size
    }
    const commands = taken.map((reply, at) => ({ ...reply, cmdID: String(at + 1) }) as Command)
    return { commands, left: this.#waiting.length > 0 }
  }
}

/** The first chunk names the size of the whole, the following ones do not. */
function split(reply: Unnumbered, room: number, continued: boolean): [Unnumbered, Unnumbered | undefined] {
  const item = reply.items[0]
  if (reply.name !== 'Results' || !item || typeof item.data !== 'string' || reply.items.length !== 1)
    return [reply, undefined]
  const length = Math.max(Math.floor(room / 2), 100)
  if (item.data.length <= length) return [reply, undefined]
  const octets = Buffer.byteLength(item.data)
  const meta = continued ? item.meta : { ...item.meta, size: octets }
  const first: Item = { ...item, ...(meta && { meta }), data: item.data.slice(0, length), moreData: true }
  return [
    { ...reply, items: [first] },
    { ...reply, items: [{ ...item, data: item.data.slice(length) }] },
  ]
}
