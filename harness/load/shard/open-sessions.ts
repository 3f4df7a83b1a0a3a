import type { OpenSession } from '../session/open-session.ts'

/**
 * Sessions that are open, by the row of their device. Not a Map: one that is filled and emptied all the time leaves a chain of
 * its former tables behind, and with them the sessions in them, until the next full collection.
 */
export class OpenSessions {
  /** Place in `#sessions` and one more; 0 for a device that has none. */
  readonly #places: Int32Array
  readonly #sessions: OpenSession[] = []

  constructor(devices: number) {
    this.#places = new Int32Array(devices)
  }

  get size(): number {
    return this.#sessions.length
  }

  has(row: number): boolean {
    return this.#places[row] !== 0
  }

  get(row: number): OpenSession | undefined {
    return this.#sessions[(this.#places[row] ?? 0) - 1]
  }

  /** The device must have none open. */
  add(session: OpenSession): void {
    this.#places[session.row] = this.#sessions.push(session)
  }

  delete(row: number): void {
    const place = (this.#places[row] ?? 0) - 1
    if (place === -1) return
    this.#places[row] = 0
    const last = this.#sessions.pop() as OpenSession
    if (last.row === row) return
    this.#sessions[place] = last
    this.#places[last.row] = place + 1
  }

  /** Removes all of them and gives them. */
  clear(): OpenSession[] {
    this.#places.fill(0)
    return this.#sessions.splice(0)
  }

  [Symbol.iterator](): Iterator<OpenSession> {
    return this.#sessions[Symbol.iterator]()
  }
}
