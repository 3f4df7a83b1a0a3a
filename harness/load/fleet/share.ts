/** A value and how many devices have it: a whole number, or a share such as `30%`. */
export type Shares<T extends string> = Readonly<Partial<Record<T, number | string>>>

export interface Counted<T extends string> {
  readonly value: T
  readonly count: number
}

/**
 * Exact counts for a fleet of `size`: shares are rounded by largest remainder, so that they add up. Throws RangeError that
 * says what does not add up.
 */
export function countsOf<T extends string>(shares: Shares<T>, size: number): Counted<T>[] {
  const wanted = (Object.entries(shares) as [T, number | string][]).map(([value, share]) => ({
    value,
    exact: typeof share === 'number' ? share : (percentOf(share) / 100) * size,
    whole: typeof share === 'number',
  }))
  const total = wanted.reduce((sum, { exact }) => sum + exact, 0)
  if (Math.abs(total - size) > 1e-6 * size + 1e-9) {
    throw new RangeError(`they make ${Math.round(total * 100) / 100} of ${size} devices`)
  }
  const counted = wanted.map(({ value, exact }) => ({ value, count: Math.floor(exact + 1e-9) }))
  let left = size - counted.reduce((sum, { count }) => sum + count, 0)
  const byRemainder = wanted
    .map(({ exact, whole }, at) => ({ at, rest: whole ? -1 : exact - Math.floor(exact + 1e-9) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of byRemainder) {
    const one = counted[at]
    if (left <= 0 || !one) break
    counted[at] = { ...one, count: one.count + 1 }
    left -= 1
  }
  return counted
}

function percentOf(text: string): number {
  return Number(text.slice(0, -1))
}

/** The value at a place of the row in which the counted values stand one after the other. */
export function valueAt<T extends string>(counted: readonly Counted<T>[], place: number): number {
  let end = 0
  for (let at = 0; at < counted.length; at++) {
    end += counted[at]?.count ?? 0
    if (place < end) return at
  }
  return counted.length - 1
}
