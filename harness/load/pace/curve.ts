import type { Pacer } from './pacer.ts'

/** How finely a curve is added up, in parts of the stage. */
const PARTS = 2_000

/** Follows any rate, given as sessions per second at a point of the stage from 0 to 1. */
export function curve(rate: (part: number) => number, millis: number): Pacer {
  return {
    millis,
    *starts() {
      const step = millis / PARTS
      let area = 0
      let next = 0
      for (let part = 0; part < PARTS; part++) {
        const now = Math.max(0, rate((part + 0.5) / PARTS))
        const gained = (now * step) / 1000
        // Sessions whose turn comes within this part of the stage; the rate is as good as constant in it.
        for (; next < area + gained - 1e-9; next++) yield (part + (next - area) / gained) * step
        area += gained
      }
    },
  }
}
