/** A session that should have begun and could not yet. */
export interface Due {
  readonly row: number
  readonly intended: number
}

/** Sessions that wait for room, in the order in which they should have begun; never more than `most`. */
export class Backlog {
  readonly #most: number
  #due: (Due | undefined)[] = []
  #head = 0

  constructor(most: number) {
    this.#most = most
  }

  get size(): number {
    return this.#due.length - this.#head
  }

  /** False when there is no room to wait in either. */
  push(due: Due): boolean {
    if (this.size >= this.#most) return false
    this.#due.push(due)
    return true
  }

  /** The first one whose device is free, of the first few; looking at all of them would cost more than it brings. */
  take(free: (row: number) => boolean): Due | undefined {
    for (let at = this.#head; at < Math.min(this.#due.length, this.#head + 16); at++) {
      const due = this.#due[at]
      if (!due || !free(due.row)) continue
      for (let back = at; back > this.#head; back--) this.#due[back] = this.#due[back - 1]
      this.#due[this.#head++] = undefined
      if (this.#head > 1024 && this.#head * 2 > this.#due.length) {
        this.#due = this.#due.slice(this.#head)
        this.#head = 0
      }
      return due
    }
    return undefined
  }

  /** Empties it; gives what was in it. */
  clear(): Due[] {
    const left = this.#due.slice(this.#head) as Due[]
    this.#due = []
    this.#head = 0
    return left
  }
}
