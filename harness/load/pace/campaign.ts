import { curve } from './curve.ts'
import type { Pacer } from './pacer.ts'

/**
 * A firmware campaign that was offered to all devices at once: of those who accept at all (`acceptance`, from 0 to 1), few do
 * at once, most when they have heard of it, and some late: a logistic curve over the stage.
 */
export function campaign(devices: number, acceptance: number, millis: number): Pacer {
  const takers = Math.floor(devices * acceptance)
  const steepness = 10
  const share = (part: number) => 1 / (1 + Math.exp(-steepness * (part - 0.4)))
  const [first, last] = [share(0), share(1)]
  const slope = (part: number) => (steepness * share(part) * (1 - share(part))) / (last - first)
  return curve((part) => (takers * slope(part)) / (millis / 1000), millis)
}
