import { drawer, unit } from '../fleet/draw.ts'
import type { Pacer } from './pacer.ts'

/** Independent arrivals, `rate` a second on average: gaps are exponential. */
export function poisson(rate: number, millis: number, seed: string): Pacer {
  const draw = drawer(seed, 'pace/poisson')
  return {
    millis,
    *starts() {
      let at = 0
      for (let n = 0; ; n++) {
        at += (-Math.log(1 - unit(draw, n)) * 1000) / rate
        if (at >= millis) return
        yield at
      }
    },
  }
}
