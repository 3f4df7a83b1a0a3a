import type { Pacer } from './pacer.ts'

/** From one rate to another, evenly: the n-th session begins where the area under the line reaches n. */
export function ramp(from: number, to: number, millis: number): Pacer {
  const seconds = millis / 1000
  const slope = (to - from) / seconds
  return {
    millis,
    *starts() {
      const count = Math.floor(((from + to) / 2) * seconds + 1e-9)
      for (let n = 0; n < count; n++) yield 1000 * timeOf(n, from, slope)
    },
  }
}

/** Solves from·t + slope·t²/2 = n for t. */
function timeOf(n: number, from: number, slope: number): number {
  if (slope === 0) return n / from
  const root = Math.sqrt(Math.max(0, from * from + 2 * slope * n))
  return (root - from) / slope
}
