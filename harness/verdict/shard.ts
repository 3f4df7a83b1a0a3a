/** One of several parts of a run; parts count from 1. */
export interface Shard {
  readonly part: number
  readonly of: number
}

/** Whether the thing at that place belongs to the part; everything does where there are no parts. */
export const inShard = (wanted: Shard | undefined, place: number): boolean =>
  wanted === undefined || place % wanted.of === wanted.part - 1

/**
 * What keeps these parts from being one run again, in words; undefined where nothing does. What was not divided has no
 * part to give.
 */
export function unmatched(shards: readonly (Shard | undefined)[]): string | undefined {
  const of = shards[0]?.of
  if (of === undefined || shards.includes(undefined))
    return 'only parts that were played with --shard make a whole'
  const other = shards.find((shard) => shard?.of !== of)
  if (other) return `one is a part of ${of} and another of ${other.of}`
  const parts = shards.map((shard) => shard?.part)
  const twice = parts.find((part, at) => parts.indexOf(part) !== at)
  if (twice !== undefined) return `part ${twice}/${of} is there twice`
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((part) => !parts.includes(part))
  return missing.length === 0
    ? undefined
    : `part ${missing.map((part) => `${part}/${of}`).join(', ')} is missing`
}
