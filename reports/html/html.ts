import { closeSync, openSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { PlayHistory } from '../../harness/history/event.ts'
import type { RunResult } from '../../harness/verdict/result.ts'
import { byVariation, nameOf } from '../overview/scenarios.ts'
import type { Reporter } from '../reporter.ts'
import { Anchors } from './anchors.ts'
import { detailsOf } from './detail.ts'
import { PAGE_END, pageHead } from './page.ts'
import { PartFile } from './part-file.ts'
import { playSection } from './play.ts'
import { SCENARIO_END, scenarioHead } from './scenario.ts'
import { html as text } from './text.ts'

/**
 * `index.html`: one page that needs nothing else. Plays are rendered as their histories are read, one in memory at a
 * time, into a part file beside the page; then the page is put together: the result first, the plays by scenario.
 */
export function html(path: string): Reporter {
  return {
    end: async (result, histories) => {
      const anchors = new Anchors(result)
      const parts = new PartFile(`${path}.part`)
      try {
        await renderPlays(result, histories(), anchors, parts, dirname(path))
        assemble(path, result, anchors, parts)
      } finally {
        parts.discard()
      }
    },
  }
}

async function renderPlays(
  { plays }: RunResult,
  histories: AsyncIterable<PlayHistory>,
  anchors: Anchors,
  parts: PartFile,
  folder: string,
): Promise<void> {
  const byName = new Map(plays.map((play) => [play.play, play]))
  const detailOf = detailsOf(plays)
  for await (const history of histories) {
    const play = byName.get(history.header.play)
    if (play && !parts.has(play.play))
      parts.put(play.play, playSection(play, history, anchors, detailOf(play), folder))
  }
}

function assemble(path: string, result: RunResult, anchors: Anchors, parts: PartFile): void {
  const file = openSync(path, 'w')
  const write = (piece: string) => writeFileSync(file, piece)
  try {
    write(pageHead(result, anchors))
    for (const { useCase, variation, scenarios } of byVariation(result.plays)) {
      write(`<h3 class="variation">${text(`${useCase} · ${nameOf(useCase, variation)}`)}</h3>\n`)
      for (const scenario of scenarios) {
        write(scenarioHead(scenario, anchors))
        for (const play of scenario.plays) {
          if (parts.has(play.play)) parts.copyTo(file, play.play)
          else write(playSection(play, undefined, anchors, 'outcome'))
        }
        write(SCENARIO_END)
      }
    }
    write(PAGE_END)
  } finally {
    closeSync(file)
  }
}
