import type { PlayResult } from '../../harness/verdict/result.ts'
import { isOpen } from '../outcome.ts'

/** How much of a play the page shows: its outcome, its ladder with decoded messages, or XML and octets of those as well. */
export type Detail = 'outcome' | 'ladder' | 'octets'

/**
 * The rule that keeps the page small. Octets stand there for every play that did not pass, and for the first scenario of
 * each variation; ladders for the first dialect of every scenario; of the other plays, how they ended.
 */
export function detailsOf(plays: readonly PlayResult[]): (play: PlayResult) => Detail {
  const played = plays.filter(({ verdict }) => verdict !== 'unsupported')
  const ladder = firstOfEach(played, ({ scenario }) => scenario)
  const octets = firstOfEach(played, ({ useCase, variation }) => `${useCase}\n${variation}`)
  return (play) => {
    if (isOpen(play.verdict) || octets.has(play)) return 'octets'
    return ladder.has(play) ? 'ladder' : 'outcome'
  }
}

function firstOfEach(
  plays: readonly PlayResult[],
  key: (play: PlayResult) => string,
): ReadonlySet<PlayResult> {
  const first = new Map<string, PlayResult>()
  for (const play of plays) if (!first.has(key(play))) first.set(key(play), play)
  return new Set(first.values())
}
