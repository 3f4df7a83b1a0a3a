import type { MessagePort } from 'node:worker_threads'
import type { Dialect } from '../history/event.ts'
import type { Target } from '../target/target.ts'
import type { PlayResult } from '../verdict/result.ts'

/** One play to be made by a worker: plain data, but for the line to the switchboard. */
export interface PlayOrder {
  /** `<scenario>@<content>+<auth>` */
  readonly play: string
  readonly file: string
  readonly scenario: string
  readonly dialect: Dialect
  readonly seed: string
  readonly target: Target
  /** Milliseconds after which the play is given up. */
  readonly deadlineMs: number
  /** Nothing else is played meanwhile. */
  readonly alone?: true
  /** Address of the osmo-hlr that keeps the subscribers; without it each play has a register of its own. */
  readonly hlrHost?: string
  /** The Chromium that plays visit portals in, and the folder for its pictures. */
  readonly browser?: { readonly address: string; readonly folder: string }
  /** The words after `rollcall` that play it again. */
  readonly replay: string
}

export interface PlayTask {
  readonly order: PlayOrder
  readonly port: MessagePort
}

/** What comes back: the judgement, and the play's masked history as one gzip member ready to be appended to the file. */
export interface Played {
  readonly result: PlayResult
  readonly history: Uint8Array
}
