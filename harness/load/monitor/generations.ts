/** Remembers the newest things and forgets the oldest: two generations, the older of which goes as a whole. */
export class Generations<T> {
  readonly #most: number
  #young = new Map<string, T>()
  #old = new Map<string, T>()

  constructor(most: number) {
    this.#most = most
  }

  get(name: string): T | undefined {
    return this.#young.get(name) ?? this.#old.get(name)
  }

  set(name: string, value: T): void {
    if (this.#young.size >= this.#most) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(name, value)
  }
}
