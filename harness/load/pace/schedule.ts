import type { Pacer } from './pacer.ts'

/** One session that is meant to begin: its number in the whole run, and when, in milliseconds of the run. */
export interface Arrival {
  readonly n: number
  readonly at: number
}

/** Stages one after the other. */
export function* schedule(pacers: readonly Pacer[]): Generator<Arrival> {
  let begun = 0
  let n = 0
  for (const pacer of pacers) {
    for (const start of pacer.starts()) yield { n: n++, at: begun + start }
    begun += pacer.millis
  }
}

export const lengthOf = (pacers: readonly Pacer[]): number =>
  pacers.reduce((sum, { millis }) => sum + millis, 0)
