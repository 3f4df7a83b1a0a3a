const SLOTS = 1024
const NONE = -1

/**
 * Alarms for many devices without a timer for any of them: two rings of lists over typed arrays, one of milliseconds and
 * one of 1,024 ms. A device has one alarm at most. Costs 12 octets for each device.
 */
export class TimerWheel {
  readonly #fine = new Int32Array(SLOTS).fill(NONE)
  readonly #coarse = new Int32Array(SLOTS).fill(NONE)
  readonly #next: Int32Array
  readonly #due: Float64Array
  readonly #origin: number
  /** The last millisecond that was dealt with. */
  #now = 0
  #set = 0

  /** Milliseconds of whichever clock; `origin` is now. */
  constructor(size: number, origin: number) {
    this.#next = new Int32Array(size)
    this.#due = new Float64Array(size).fill(Number.NaN)
    this.#origin = origin
  }

  /** Devices whose alarm is set. */
  get set(): number {
    return this.#set
  }

  /** Sets the alarm of a device, which must have none; one that is past goes off at the next turn. */
  schedule(row: number, due: number): void {
    if (!Number.isNaN(this.#due[row])) throw new RangeError(`device ${row} has an alarm already`)
    this.#set += 1
    this.#due[row] = due
    this.#insert(row, due, this.#now + 1)
  }

  /** Puts a device into the list of its millisecond, of its second, or of the last second there is, to be looked at again. */
  #insert(row: number, due: number, earliest: number): void {
    const at = Math.max(earliest, Math.ceil(due - this.#origin))
    const seconds = (at >> 10) - (earliest >> 10)
    const ring = seconds === 0 ? this.#fine : this.#coarse
    const slot = seconds === 0 ? at : (earliest >> 10) + Math.min(seconds, SLOTS - 1)
    this.#next[row] = ring[slot & (SLOTS - 1)] ?? NONE
    ring[slot & (SLOTS - 1)] = row
  }

  /** Turns the wheel to `now`; `fire` is told of each device whose time has come, and when that was. */
  turn(now: number, fire: (row: number, due: number) => void): void {
    const until = Math.floor(now - this.#origin)
    while (this.#now < until) {
      // With nothing set there is nothing to pass by.
      if (this.#set === 0) {
        this.#now = until
        return
      }
      this.#now += 1
      if ((this.#now & (SLOTS - 1)) === 0) this.#unfold((this.#now >> 10) & (SLOTS - 1))
      this.#ring(this.#now & (SLOTS - 1), fire)
    }
  }

  /** The list of the second that begins is dealt out to its milliseconds. */
  #unfold(slot: number): void {
    let row = this.#coarse[slot] ?? NONE
    this.#coarse[slot] = NONE
    while (row !== NONE) {
      const next = this.#next[row] ?? NONE
      this.#insert(row, this.#due[row] ?? 0, this.#now)
      row = next
    }
  }

  #ring(slot: number, fire: (row: number, due: number) => void): void {
    let row = this.#fine[slot] ?? NONE
    this.#fine[slot] = NONE
    while (row !== NONE) {
      const next = this.#next[row] ?? NONE
      const due = this.#due[row] ?? 0
      this.#due[row] = Number.NaN
      this.#set -= 1
      fire(row, due)
      row = next
    }
  }
}
