import type { PlayResult } from '../../harness/verdict/result.ts'
import { MARK, type Outcome } from '../outcome.ts'
import { dialectOf } from '../overview/scenarios.ts'
import type { Anchors } from './anchors.ts'
import { html } from './text.ts'

/** Letters of the matrix: colour is never the only sign. */
const LETTER: Readonly<Record<Outcome, string>> = {
  pass: 'P',
  fail: 'F',
  inconclusive: 'I',
  error: 'E',
  unsupported: 'U',
}

/** The mark of an outcome in its colour, with its word for those who do not see it. */
export const mark = (outcome: Outcome): string =>
  `<span class="mark ${outcome}" role="img" aria-label="${outcome}">${MARK[outcome]}</span>`

/** A coloured letter that leads to the play. */
export function cell(play: PlayResult, anchors: Anchors): string {
  const said = `${dialectOf(play)}: ${play.verdict}`
  return `<a class="cell ${play.verdict}" href="#${anchors.play(play)}" title="${html(`${said}, ${play.reason}`)}" aria-label="${html(said)}">${LETTER[play.verdict]}</a>`
}

/** A link to a play that names its dialect. */
export const chip = (play: PlayResult, anchors: Anchors): string =>
  `<a class="chip ${play.verdict}" href="#${anchors.play(play)}">${html(dialectOf(play))}</a>`
