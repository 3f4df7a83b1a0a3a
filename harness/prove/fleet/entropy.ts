import { LOG_ALPHA, leastFrequency } from './chance.ts'

/** With fewer of them nothing can be said about how they are distributed. */
export const ENOUGH = 24

/**
 * Bits of entropy that things of one length have at most: for each place, by how often its commonest octet surely comes
 * (places that hang together only make it less). Infinite where there are too few to tell.
 */
export function mostEntropy(things: readonly Uint8Array[]): number {
  const [first] = things
  if (!first || things.length < ENOUGH) return Number.POSITIVE_INFINITY
  // One test for each value of each place.
  const logAlpha = LOG_ALPHA - Math.log(256 * first.length)
  let bits = 0
  for (let place = 0; place < first.length; place++) {
    const commonest = Math.max(...counted(things.map((each) => each[place] ?? 0)).values())
    bits -= Math.log2(Math.max(leastFrequency(commonest, things.length, logAlpha), 1 / 256))
  }
  return bits
}

/** How often each of them comes. */
export function counted<T>(things: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>()
  for (const each of things) counts.set(each, (counts.get(each) ?? 0) + 1)
  return counts
}

/** Things of equal length together. */
export function byLength<T extends { readonly length: number }>(things: Iterable<T>): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const each of things) groups.set(each.length, [...(groups.get(each.length) ?? []), each])
  return groups
}
