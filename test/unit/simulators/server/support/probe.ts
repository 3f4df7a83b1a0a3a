import type { ReferenceServerOptions } from '../../../../../simulators/server/options.ts'
import type { Bench } from './bench.ts'

/** Answers true when the server did what only a defective one does. */
export interface Probe {
  readonly options?: Partial<ReferenceServerOptions>
  readonly misbehaves: (bench: Bench) => Promise<boolean>
}

export type Probes = Readonly<Record<string, Probe>>
