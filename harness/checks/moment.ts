import { contentOf } from '../../protocol/syncml/content-type.ts'
import type { SyncML } from '../../protocol/syncml/message.ts'
import { readMessage } from '../../protocol/syncml/read.ts'
import type { Stamped } from '../history/event.ts'
import type { EvidenceBook } from '../identity/evidence-book.ts'
import type { Facts } from '../identity/facts.ts'
import type { CellTested, Judged } from '../identity/oracle.ts'

/** One event, with what is known when it happens. */
export class Moment {
  readonly event: Stamped
  /** The privileged operations that it is, each with the cells that it was judged by. */
  readonly judged: readonly Judged[]
  /** What had been proven until then. */
  readonly book: EvidenceBook
  #message: SyncML | undefined | null = null

  constructor(event: Stamped, judged: readonly Judged[], book: EvidenceBook, message?: SyncML) {
    this.event = event
    this.judged = judged
    this.book = book
    if (message) this.#message = message
  }

  get facts(): Facts {
    return this.book.facts
  }

  get cells(): readonly CellTested[] {
    return this.judged.length === 0 ? NONE : this.judged.flatMap(({ cells }) => cells)
  }

  /** What a DM message says; undefined where the event is none, or its octets say nothing. Read once, when asked for. */
  get message(): SyncML | undefined {
    if (this.#message === null) this.#message = this.event.kind === 'dm.msg' ? decode(this.event) : undefined
    return this.#message
  }
}

const NONE: readonly CellTested[] = []

function decode(event: Extract<Stamped, { kind: 'dm.msg' }>): SyncML | undefined {
  const content = contentOf(event.contentType)
  if (!content || event.body === '') return undefined
  try {
    return readMessage(Buffer.from(event.body, 'base64'), content).message
  } catch {
    return undefined
  }
}
