import { closeSync, openSync, writeSync } from 'node:fs'
import type { PlayHistory } from '../../harness/history/event.ts'
import type { PlayResult, RunResult } from '../../harness/verdict/result.ts'
import type { Reporter } from '../reporter.ts'
import { PAGE_END, pageHead } from './page.ts'
import { playSection } from './play.ts'

/** `index.html`: one page that needs nothing else. Plays are read and written one by one. */
export function html(path: string): Reporter {
  return {
    end: async (result, histories) => {
      const file = openSync(path, 'w')
      try {
        for await (const part of htmlParts(result, histories())) writeSync(file, part)
      } finally {
        closeSync(file)
      }
    },
  }
}

/** The page piece by piece: its head, the plays in the order of the result, its end. */
export async function* htmlParts(
  result: RunResult,
  histories: AsyncIterable<PlayHistory>,
): AsyncGenerator<string> {
  yield pageHead(result)
  const byPlay = new Map(result.plays.map((play) => [play.play, play]))
  const shown = new Set<string>()
  for await (const history of histories) {
    const play = byPlay.get(history.header.play)
    if (!play) continue
    byPlay.delete(play.play)
    yield playSection(play, history, withBodies(play, shown))
  }
  for (const play of byPlay.values()) yield playSection(play, undefined, false)
  yield PAGE_END
}

/** Bodies in full for what did not pass, and once for each scenario: else a thousand plays would make a page of hundreds of megabytes. */
function withBodies({ scenario, verdict }: PlayResult, shown: Set<string>): boolean {
  const first = !shown.has(scenario)
  shown.add(scenario)
  return first || verdict === 'fail' || verdict === 'error' || verdict === 'inconclusive'
}
