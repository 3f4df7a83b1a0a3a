import { InvalidArgumentError } from 'commander'

/** One of several parts of a run; parts count from 1. */
export interface Shard {
  readonly part: number
  readonly of: number
}

/** `2/5`: the second of five parts. */
export function shard(text: string): Shard {
  const [, part, of] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  const made = { part: Number(part), of: Number(of) }
  if (made.part >= 1 && made.part <= made.of && made.of <= 1_000) return made
  throw new InvalidArgumentError('It must be a part and a number of parts, such as 2/5.')
}

/** Whether the thing at that place belongs to the part; everything does where there are no parts. */
export const inShard = (wanted: Shard | undefined, place: number): boolean =>
  wanted === undefined || place % wanted.of === wanted.part - 1
