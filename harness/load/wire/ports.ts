/** Seconds for which the system keeps the port of a connection that this side closed (TIME_WAIT). */
const KEPT_SECONDS = 60

/** Counts the ports that connections closed in the last minute still take. */
export class ClosedPorts {
  readonly #counts = new Uint32Array(KEPT_SECONDS)
  #second = 0

  closed(now: number): void {
    this.#turn(now)
    this.#counts[this.#second % KEPT_SECONDS] = (this.#counts[this.#second % KEPT_SECONDS] ?? 0) + 1
  }

  /** Ports that are still taken at `now`, in milliseconds. */
  count(now: number): number {
    this.#turn(now)
    return this.#counts.reduce((sum, each) => sum + each, 0)
  }

  #turn(now: number): void {
    const second = Math.floor(now / 1000)
    if (second - this.#second >= KEPT_SECONDS) this.#counts.fill(0)
    else for (let at = this.#second + 1; at <= second; at++) this.#counts[at % KEPT_SECONDS] = 0
    this.#second = Math.max(this.#second, second)
  }
}
