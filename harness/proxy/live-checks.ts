import { CHECKS } from '../checks/index.ts'
import { Monitor } from '../checks/monitor.ts'
import type { PlayHeader, Stamped } from '../history/event.ts'

/** The shared checks over a history that still grows: shown each event once, asked at any time. */
export class LiveChecks {
  readonly #monitor: Monitor
  #taken = 0

  constructor(header: PlayHeader) {
    this.#monitor = new Monitor(header, CHECKS)
  }

  /** Looks at what was witnessed since the last time. */
  look(events: readonly Stamped[]): void {
    for (const event of events.slice(this.#taken)) this.#monitor.take(event)
    this.#taken = events.length
  }

  /** One line for each finding until now. */
  get lines(): readonly string[] {
    return this.#monitor.findings.map(({ property, message }) => `${property}: ${message}`)
  }

  /** What came of it at the end of the recording. */
  end() {
    return this.#monitor.end().filter(({ evaluated }) => evaluated > 0)
  }
}
