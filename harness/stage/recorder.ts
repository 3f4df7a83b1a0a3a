import type { Clock } from '../../simulators/world/clock.ts'
import type { WorldEvent } from '../../simulators/world/event.ts'
import type { Stamped } from '../history/event.ts'

/** A play that witnesses more than this is running away; the rest is not recorded and the play ends in error. */
const MAX_EVENTS = 20_000

/** Stamps what simulators witness with virtual time since the play began, and with its place in the sequence. */
export class Recorder {
  readonly events: Stamped[] = []
  readonly #clock: Clock
  readonly #start: number
  #overflow = false

  constructor(clock: Clock) {
    this.#clock = clock
    this.#start = clock.now()
  }

  readonly witness = (event: WorldEvent): void => {
    if (this.events.length >= MAX_EVENTS) {
      this.#overflow = true
      return
    }
    this.events.push({ ...event, t: this.#clock.now() - this.#start, seq: this.events.length })
  }

  /** True when the play witnessed more than a play may. */
  get overflowed(): boolean {
    return this.#overflow
  }
}
