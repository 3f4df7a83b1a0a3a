import { curve } from './curve.ts'
import type { Pacer } from './pacer.ts'

/** Day and night in the time of the stage: quiet at both ends, `peak` sessions per second at two thirds, when people are home. */
export function diurnal(quiet: number, peak: number, millis: number): Pacer {
  return curve((part) => quiet + (peak - quiet) * ((1 + Math.cos(2 * Math.PI * (part - 2 / 3))) / 2), millis)
}
