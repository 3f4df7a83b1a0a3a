/** Lets what concerns one order happen one after the other, however many clicks and callbacks come at once. */
export class Turns {
  readonly #tails = new Map<string, Promise<unknown>>()

  take<T>(order: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(order) ?? Promise.resolve()
    const turn = before.then(work, work)
    const tail = turn
      .catch(() => undefined)
      .finally(() => {
        if (this.#tails.get(order) === tail) this.#tails.delete(order)
      })
    this.#tails.set(order, tail)
    return turn
  }
}
