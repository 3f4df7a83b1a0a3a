import type { WorldEvent } from '../../simulators/world/event.ts'

/** An event with its place in the play: virtual milliseconds since the play began, and a sequence number from 0. */
export type Stamped = WorldEvent & { readonly t: number; readonly seq: number }

/** What a play was, written before its events. One history file holds many plays, one after the other. */
export interface PlayHeader {
  readonly play: string
  readonly scenario: string
  readonly dialect: Dialect
  readonly seed: string
}

/** How client and server speak in one play. */
export interface Dialect {
  readonly content: 'xml' | 'wbxml'
  readonly auth: 'basic' | 'md5' | 'mac'
}
