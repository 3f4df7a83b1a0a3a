import { InvalidArgumentError } from 'commander'
import type { Shard } from '../verdict/shard.ts'

/** `2/5`: the second of five parts. */
export function shard(text: string): Shard {
  const [, part, of] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  const made = { part: Number(part), of: Number(of) }
  if (made.part >= 1 && made.part <= made.of && made.of <= 1_000) return made
  throw new InvalidArgumentError('It must be a part and a number of parts, such as 2/5.')
}
