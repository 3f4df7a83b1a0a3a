import type { PlayHistory } from '../../harness/history/event.ts'
import type { PlayResult } from '../../harness/verdict/result.ts'
import { plural } from '../outcome.ts'
import { findingsOf, repeatedFindingsOf } from '../overview/failures.ts'
import { dialectOf } from '../overview/scenarios.ts'
import type { Anchors } from './anchors.ts'
import type { Detail } from './detail.ts'
import { findingBox, replay } from './findings.ts'
import { ladder } from './ladder.ts'
import { mark } from './mark.ts'
import { screenshotsOf } from './screenshots.ts'
import { html } from './text.ts'

/** One play: what came of it, its findings, and where `detail` asks for it the ladder of what happened. */
export function playSection(
  play: PlayResult,
  history: PlayHistory | undefined,
  anchors: Anchors,
  detail: Detail,
  folder = '.',
): string {
  const { verdict, reason, events } = play
  const findings = findingsOf(play)
  const boxes = repeatedFindingsOf(play)
    .map((each) => findingBox(each, play, anchors))
    .join('')
  const name = `<b>${html(dialectOf(play))}</b> <span class="soft">${verdict === 'pass' ? '' : `${html(verdict)}: `}${html(reason)}</span>`
  const head = `<details class="play" id="${anchors.play(play)}"><summary>${mark(verdict)} ${name}</summary>`
  if (!history) {
    const why = verdict === 'unsupported' ? 'It was not played.' : 'There is no history of it.'
    return `${head}<p class="soft">${why}</p>${replay(play)}</details>\n`
  }
  const size = `${plural(events, 'event')}, seed <code>${html(history.header.seed)}</code>.`
  const shown = screenshotsOf(play, folder, detail !== 'outcome')
  if (detail === 'outcome')
    return `${head}${replay(play)}<p class="soft">${size} The first dialect has its ladder; replayed alone, this one has it too.</p>${shown}</details>\n`
  return `${head}${boxes}${replay(play)}<p class="soft">${size}</p>
${shown}${ladder(history, findings, (seq) => anchors.event(play, seq), detail === 'octets')}</details>
`
}
