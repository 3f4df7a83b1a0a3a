/** Lets many in at once, or one alone: who wants to be alone waits for all who are inside, and all who come later wait for it. */
export class Gate {
  #turn: Promise<unknown> = Promise.resolve()
  readonly #inside = new Set<Promise<unknown>>()

  together<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(act)
    const quiet = done.catch(() => undefined)
    this.#inside.add(quiet)
    void quiet.then(() => this.#inside.delete(quiet))
    return done
  }

  alone<T>(act: () => Promise<T>): Promise<T> {
    const done = Promise.all([this.#turn, ...this.#inside]).then(act)
    this.#turn = done.catch(() => undefined)
    return done
  }
}
