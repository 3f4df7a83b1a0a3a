import type { WorldEvent } from '../../../simulators/world/event.ts'
import type { Traits } from '../fleet/traits.ts'
import type { Notice } from '../push/notice.ts'
import type { SessionRecord } from '../session/turn.ts'

/** A session as the monitor sees it. */
export interface Watched {
  readonly index: number
  /** Sessions of the device so far, this one included. */
  readonly count: number
  /** The SessionID with which it began, and where. */
  readonly openedAs: string
  readonly endpoint: { readonly url: string }
  readonly traits: Traits
  readonly attack: { readonly name: string; readonly breaks: string; readonly key?: object } | undefined
  /** The package #0 by which the target began it, where it did. */
  readonly notice: Notice | undefined
  readonly owed: boolean
  /** It showed the TLS certificate of its device. */
  readonly identity: object | undefined
  readonly record: SessionRecord | undefined
  readonly started: number
  /** What its subscription called itself, where that was asked. */
  readonly btid: string
}

/** Something that the network told about a session's device, in milliseconds since the session began. */
export interface Told {
  readonly t: number
  readonly event: WorldEvent
}
