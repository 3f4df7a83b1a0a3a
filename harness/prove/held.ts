import type { Phone } from '../stage/phone.ts'

/** A session that can wait before one of its messages, so that anything may happen in between. */
export class Held {
  readonly phone: Phone
  #ended: Promise<void> = Promise.resolve()
  #reach: () => void = () => undefined
  #release: () => void = () => undefined
  readonly #reached: Promise<void>
  readonly #released: Promise<void>

  constructor(phone: Phone) {
    this.phone = phone
    this.#reached = new Promise((resolve) => {
      this.#reach = resolve
    })
    this.#released = new Promise((resolve) => {
      this.#release = resolve
    })
  }

  /** The session itself, from its start to its end. */
  until(ended: Promise<void>): void {
    this.#ended = ended
  }

  /** Called by the session where it is to wait. */
  wait(): Promise<void> {
    this.#reach()
    return this.#released
  }

  /** Whichever comes first: the session waits, or it has ended without coming so far. */
  first(): Promise<'waits' | 'ended'> {
    return Promise.race([
      this.#reached.then(() => 'waits' as const),
      this.#ended.then(() => 'ended' as const),
    ])
  }

  release(): Promise<void> {
    this.#release()
    return this.#ended
  }
}
