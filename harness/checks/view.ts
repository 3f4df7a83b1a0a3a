import { contentOf } from '../../protocol/syncml/content-type.ts'
import type { SyncML } from '../../protocol/syncml/message.ts'
import { readMessage } from '../../protocol/syncml/read.ts'
import type { WorldEvent } from '../../simulators/world/event.ts'
import type { PlayHeader, PlayHistory, Stamped } from '../history/event.ts'
import { Effects } from '../identity/effects.ts'
import type { Performed } from '../identity/operation.ts'
import { type CellTested, consult } from '../identity/oracle.ts'

type Of<K extends WorldEvent['kind']> = Extract<Stamped, { kind: K }>

export interface Heard {
  readonly event: Of<'dm.msg'>
  /** Undefined where the octets are no message. */
  readonly message: SyncML | undefined
}

/** A play as checks look at it: each thing is worked out once, however many checks ask for it. */
export class View {
  readonly header: PlayHeader
  readonly events: readonly Stamped[]
  #heard: Heard[] | undefined
  #cells: CellTested[] | undefined
  #operations: Performed[] | undefined

  constructor({ header, events }: PlayHistory) {
    this.header = header
    this.events = events
  }

  of<K extends WorldEvent['kind']>(...kinds: K[]): Of<K>[] {
    const wanted: ReadonlySet<string> = new Set(kinds)
    return this.events.filter((event): event is Of<K> => wanted.has(event.kind))
  }

  /** Messages with what they say, in order. */
  get messages(): readonly Heard[] {
    this.#heard ??= this.of('dm.msg').map((event) => ({ event, message: decode(event) }))
    return this.#heard
  }

  /** Privileged operations that took effect, in order. */
  get operations(): readonly Performed[] {
    if (!this.#operations) {
      const effects = new Effects()
      this.#operations = this.events.flatMap((event) => effects.take(event))
    }
    return this.#operations
  }

  /** Operations that changed or read the phone in a session. */
  get inSessions(): readonly Performed[] {
    return this.operations.filter(({ session }) => session !== undefined)
  }

  get cells(): readonly CellTested[] {
    this.#cells ??= consult({ header: this.header, events: this.events })
    return this.#cells
  }

  /** Attempts: orders that the target heard, sessions that were opened, and attacks that were made. */
  get attempts(): readonly Stamped[] {
    return this.events.filter(
      (event) =>
        event.kind === 'dm.open' ||
        (event.kind === 'order' && event.name !== 'log' && event.status > 0) ||
        (event.kind === 'attack' && event.name !== 'from-here'),
    )
  }
}

function decode(event: Of<'dm.msg'>): SyncML | undefined {
  const content = contentOf(event.contentType)
  if (!content || event.body === '') return undefined
  try {
    return readMessage(Buffer.from(event.body, 'base64'), content).message
  } catch {
    return undefined
  }
}
