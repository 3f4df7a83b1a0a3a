/** Times that something is worked out anew before it is tried again whether remembering helps. */
const REST = 5_000
/** Times after which it is seen whether remembering helps. */
const TRIAL = 256

/** Whether it is of use to remember something: where hardly anything comes again it costs more than it saves. */
export class Probation {
  #known = 0
  #anew = 0
  #resting = 0

  /** Something was remembered. */
  known(): void {
    this.#known += 1
  }

  get resting(): boolean {
    return this.#resting > 0
  }

  /** Something had to be worked out. True when what is remembered turns out to be of no use, and a rest begins. */
  anew(): boolean {
    if (this.#resting > 0) {
      this.#resting -= 1
      return false
    }
    this.#anew += 1
    if (this.#anew < TRIAL) return false
    const useless = this.#known < this.#anew
    this.#known = 0
    this.#anew = 0
    if (useless) this.#resting = REST
    return useless
  }
}
