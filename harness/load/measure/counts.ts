/** Values below it have a place each; above, values that agree in their first eleven bits share one. */
const EACH = 2048
const HALF = EACH / 2

/**
 * How often which value came. A place costs a shift, where a histogram computes logarithms; the places are those of an HDR
 * histogram with three digits, so that nothing is lost on the way into one.
 */
export class Counts {
  /** Grows with the largest value. */
  #counts = new Uint32Array(2 * EACH)
  #longest = 0

  /** `value` is a whole number of at most 32 bits. */
  add(value: number): void {
    if (value > this.#longest) this.#longest = value
    const place = placeOf(value)
    if (place >= this.#counts.length) this.#grow(place)
    this.#counts[place] = (this.#counts[place] as number) + 1
  }

  /** Hands over what was counted, and begins anew. The largest value is told as it was. */
  drain(into: (value: number, count: number) => void): void {
    if (this.#longest === 0) return
    const counts = this.#counts
    into(this.#longest, 1)
    const last = placeOf(this.#longest)
    counts[last] = (counts[last] as number) - 1
    for (let place = 0; place <= last; place++) {
      const count = counts[place] as number
      if (count > 0) into(leastAt(place), count)
    }
    this.clear()
  }

  #grow(place: number): void {
    const larger = new Uint32Array(2 ** Math.ceil(Math.log2(place + 1)))
    larger.set(this.#counts)
    this.#counts = larger
  }

  clear(): void {
    this.#counts.fill(0)
    this.#longest = 0
  }
}

function placeOf(value: number): number {
  if (value < EACH) return value
  const shift = 21 - Math.clz32(value)
  return shift * HALF + (value >>> shift)
}

/** The least of the values that share a place. */
function leastAt(place: number): number {
  if (place < EACH) return place
  const shift = Math.floor(place / HALF) - 1
  return (place - shift * HALF) * 2 ** shift
}
