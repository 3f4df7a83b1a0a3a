import type { Pacer } from './pacer.ts'

/** `rate` sessions per second, evenly spaced. */
export function constant(rate: number, millis: number): Pacer {
  return {
    millis,
    *starts() {
      const count = Math.floor((rate * millis) / 1000 + 1e-9)
      for (let n = 0; n < count; n++) yield (n * 1000) / rate
    },
  }
}
