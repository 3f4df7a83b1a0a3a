import type { WorldEvent } from '../../simulators/world/event.ts'
import type { Expectation } from '../verdict/expectation.ts'

/** An event with its place in the play: virtual milliseconds since the play began, and a sequence number from 0. */
export type Stamped = WorldEvent & { readonly t: number; readonly seq: number }

/** How client and server speak in one play. */
export interface Dialect {
  readonly content: 'xml' | 'wbxml'
  readonly auth: 'basic' | 'md5' | 'mac'
}

/** What a play was, written before its events, so that a history can be judged again without the scenario. */
export interface PlayHeader {
  readonly play: string
  readonly scenario: string
  readonly title: string
  readonly purpose: string
  readonly dialect: Dialect
  readonly seed: string
  readonly expectation: Expectation
  /** Whether the target declared that its log can be read. */
  readonly log: boolean
  readonly flags: Readonly<Record<string, string>>
  /** Why the script itself failed, when it did. */
  readonly threw?: string
  /** Set where a conformance case was played and not a scenario: the expectation above then says nothing. */
  readonly conformance?: {
    readonly level: string
    readonly clause: string
    readonly side: 'server' | 'client'
    /** Whether the target file wants every deviation to count. */
    readonly strict: boolean
    /** Deviations that do not count all the same, by code. */
    readonly tolerances?: readonly string[]
    /** Why the play did not come to its point, when it did not. */
    readonly unreached?: string
  }
  readonly replay: string
}

/** One play as it is read back. */
export interface PlayHistory {
  readonly header: PlayHeader
  readonly events: readonly Stamped[]
}
