/** Virtual time in milliseconds since the epoch. Simulators read it; only the stage moves it. */
export interface Clock {
  now(): number
}

/** The moment at which each world begins. */
export const DAY_ONE = Date.UTC(2026, 0, 5, 9, 0, 0)

/** A clock that stands still until it is told to move, so that the same seed makes the same history. */
export class VirtualClock implements Clock {
  #now: number

  constructor(startMs: number) {
    this.#now = startMs
  }

  now(): number {
    return this.#now
  }

  /** Moves forward by `ms` milliseconds. Throws RangeError when asked to go back. */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`time only moves forward, not by ${ms} ms`)
    this.#now += ms
  }
}
