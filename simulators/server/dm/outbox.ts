import type { Command, StatusCommand } from '../../../protocol/syncml/message.ts'
import { commandOf, type Draft, type Piece } from './draft.ts'

/** A draft on its way: `code` is the device's Status, undefined while there is none. */
export interface Errand {
  readonly draft: Draft
  code?: number
  /** What the user typed or chose, where the draft asked. */
  input?: string
}

/** Commands chosen for one message. */
export interface Selection {
  readonly commands: readonly Command[]
  /** What leaves for the first time with it. */
  readonly drafts: readonly Draft[]
  /** False while pieces of a large object follow in the next message. */
  readonly final: boolean
}

/** Says whether a message with these commands (and all that must go with them) is small enough for the client. */
export type Fits = (commands: readonly Command[], final: boolean) => boolean

/**
 * The commands of one batch: those still to be sent, and those that the device has not answered. New ones are only
 * taken when every earlier one has its Status (DM Protocol §2.1).
 */
export class Outbox {
  readonly #waiting: Errand[] = []
  readonly #sent = new Map<string, Errand>()
  /** The large object in the middle of its pieces, with the number of characters that went out. */
  #large: { errand: Errand; offset: number } | undefined

  put(drafts: readonly Draft[]): void {
    this.#waiting.push(...drafts.map((draft) => ({ draft })))
  }

  get idle(): boolean {
    return this.#waiting.length === 0 && this.#sent.size === 0 && !this.#large
  }

  get hasMore(): boolean {
    return this.#waiting.length > 0 || this.#large !== undefined
  }

  /** True in the middle of a large object: the next message must go on with it. */
  get inPieces(): boolean {
    return this.#large !== undefined
  }

  /** Drafts that wait to be sent. */
  get pending(): readonly Draft[] {
    return this.#waiting.map(({ draft }) => draft)
  }

  /** Chooses as many of the waiting commands, in order, as fit; a single large one in pieces. */
  take(serverMsgID: number, firstCmdID: number, fits: Fits, maxObjSize: number | undefined): Selection {
    if (this.#large) return this.#nextPiece(this.#large, serverMsgID, firstCmdID, fits)
    this.#dropOversized(maxObjSize)
    for (let count = this.#waiting.length; count > 0; count--) {
      const errands = this.#waiting.slice(0, count)
      const { commands, ids } = numbered(errands, firstCmdID)
      if (!fits(commands, true)) continue
      this.#waiting.splice(0, count)
      errands.forEach((errand, index) => {
        this.#sent.set(key(serverMsgID, ids[index] ?? ''), errand)
      })
      return { commands, drafts: errands.map(({ draft }) => draft), final: true }
    }
    const [first] = this.#waiting
    if (!first) return NOTHING
    this.#waiting.shift()
    if (first.draft.data === undefined) {
      first.code = 413
      return this.take(serverMsgID, firstCmdID, fits, maxObjSize)
    }
    this.#large = { errand: first, offset: 0 }
    return this.#nextPiece(this.#large, serverMsgID, firstCmdID, fits)
  }

  /** Notes a Status of the device; answers the errand that it settled, or undefined when it answers nothing sent. */
  settle(status: StatusCommand): Errand | undefined {
    const place = key(Number(status.msgRef), status.cmdRef)
    const errand = this.#sent.get(place)
    if (!errand) return undefined
    this.#sent.delete(place)
    const code = Number(status.data.trim())
    if (this.#large?.errand === errand) {
      if (code === 213) return undefined
      this.#large = undefined
    }
    errand.code = code
    const input = status.items[0]?.data
    if (errand.draft.name === 'Alert' && typeof input === 'string') errand.input = input
    return errand
  }

  /** Puts back what was sent but not executed, because the device did not believe that the server is the server. */
  recall(): void {
    const back = [...this.#sent.values()].filter((errand) => errand !== this.#large?.errand)
    if (this.#large) back.unshift(this.#large.errand)
    this.#large = undefined
    this.#sent.clear()
    this.#waiting.unshift(...new Set(back))
  }

  /** Stops waiting: the device finished its answer without a Status for these. */
  abandon(): Errand[] {
    const lost = [...this.#sent.values()]
    this.#sent.clear()
    this.#large = undefined
    return lost
  }

  /** Forgets what was not sent. */
  drop(): void {
    this.#waiting.length = 0
  }

  #nextPiece(
    large: { errand: Errand; offset: number },
    serverMsgID: number,
    firstCmdID: number,
    fits: Fits,
  ): Selection {
    const { errand, offset } = large
    const whole = errand.draft.data ?? ''
    for (let length = whole.length - offset; length > 0; length = Math.floor(length / 2)) {
      if (splitsPair(whole, offset + length)) length -= 1
      const more = offset + length < whole.length
      const piece: Piece = {
        data: whole.slice(offset, offset + length),
        more,
        ...(offset === 0 && { size: Buffer.byteLength(whole) }),
      }
      const cmdID = String(firstCmdID)
      const command = commandOf(errand.draft, cmdID, piece)
      if (!fits([command], !more)) continue
      this.#sent.set(key(serverMsgID, cmdID), errand)
      if (more) large.offset += length
      else this.#large = undefined
      return { commands: [command], drafts: offset === 0 ? [errand.draft] : [], final: !more }
    }
    errand.code = 413
    this.#large = undefined
    return NOTHING
  }

  #dropOversized(maxObjSize: number | undefined): void {
    if (maxObjSize === undefined) return
    const keep = this.#waiting.filter((errand) => {
      if (Buffer.byteLength(errand.draft.data ?? '') <= maxObjSize) return true
      errand.code = 413
      return false
    })
    this.#waiting.splice(0, this.#waiting.length, ...keep)
  }
}

const NOTHING: Selection = { commands: [], drafts: [], final: true }

/** Several writing commands go in one Sequence, because a device may reorder what stands at the top level. */
function numbered(errands: readonly Errand[], firstCmdID: number): { commands: Command[]; ids: string[] } {
  const ordered = errands.length > 1 && errands.some(({ draft }) => draft.name !== 'Get' && !draft.loose)
  const from = ordered ? firstCmdID + 1 : firstCmdID
  const ids = errands.map((_, index) => String(from + index))
  const commands = errands.map(({ draft }, index) => commandOf(draft, ids[index] ?? ''))
  return {
    ids,
    commands: ordered ? [{ name: 'Sequence', cmdID: String(firstCmdID), commands }] : commands,
  }
}

function key(msgID: number, cmdID: string): string {
  return `${msgID}/${cmdID}`
}

/** Whether a cut before this place would tear one character into two halves. */
function splitsPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return at < text.length && code >= 0xdc00 && code <= 0xdfff
}
