import type { Pacer } from './pacer.ts'

/**
 * All phones come back after an outage: most of them at once, the others ever more slowly, as timers and radio cells let
 * them. 63 % come within the first `spread` milliseconds, everybody within the stage.
 */
export function storm(devices: number, spread: number, millis: number): Pacer {
  const reached = 1 - Math.exp(-millis / spread)
  return {
    millis,
    *starts() {
      for (let n = 0; n < devices; n++) yield -spread * Math.log(1 - (reached * n) / devices)
    },
  }
}
