import type { Verdict } from './result.ts'
import type { Shard } from './shard.ts'

/** One meeting of a server and a device profile. `unsupported` is what was declared, never what was found. */
export interface Cell {
  readonly server: string
  readonly device: string
  readonly verdict: Verdict | 'unsupported'
  readonly reason: string
  /** Of plays: how many ended how. */
  readonly counts: Readonly<Record<Verdict | 'unsupported', number>>
  /** Its folder beside the matrix; nothing was played where there is none. */
  readonly folder?: string
}

export interface Matrix {
  readonly schema: 'rollcall-matrix/1'
  readonly seed: string
  /** Paths of cases that every cell plays; all of them where there are none. */
  readonly cases: readonly string[]
  /** Which part of them these cells have played, where the event was divided. */
  readonly shard?: Shard
  readonly servers: readonly string[]
  readonly devices: readonly string[]
  readonly cells: readonly Cell[]
}

/** A name as part of a path. */
export const folderName = (server: string, device: string): string =>
  `${server}--${device}`.replace(/[^A-Za-z0-9._-]+/g, '_')
