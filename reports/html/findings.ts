import type { PlayResult, RunResult } from '../../harness/verdict/result.ts'
import { type Failure, failuresOf, type Repeated, repeatedFindingsOf } from '../overview/failures.ts'
import type { Anchors } from './anchors.ts'
import { chip, mark } from './mark.ts'
import { html } from './text.ts'

/** Findings of one play that are shown on top; the play itself has all. */
const MOST = 4

/** What has to be looked at, one block for each scenario: property, message, event, nearest evidence, replay. */
export function findingsSection({ plays }: RunResult, anchors: Anchors): string {
  const failures = failuresOf(plays)
  const blocks = failures.map((failure) => block(failure, anchors))
  const none = '<p class="soft">Nothing failed, broke or stayed open.</p>'
  return `<section aria-labelledby="findings"><h2 id="findings">What to look at</h2>${blocks.join('') || none}</section>\n`
}

function block({ title, scenario, purpose, lead, others }: Failure, anchors: Anchors): string {
  const findings = repeatedFindingsOf(lead)
  const lines = findings.slice(0, MOST).map((each) => findingBox(each, lead, anchors))
  const more =
    findings.length > MOST ? `<p class="soft">and ${findings.length - MOST} more in the play</p>` : ''
  const said = findings.length === 0 ? `<div class="finding ${lead.verdict}">${html(lead.reason)}</div>` : ''
  const where = [lead, ...others].map((each) => chip(each, anchors)).join(' ')
  return `<article class="failure"><h3>${mark(lead.verdict)} <a href="#${anchors.scenario(scenario)}">${html(title)}</a></h3>
<p class="soft">${html(purpose)}</p>${lines.join('')}${said}${more}<p class="where">${where}</p>${replay(lead)}</article>`
}

/** One finding with everything that belongs to it; a link to each event of which it is said. */
export function findingBox(
  { property, message, seqs, nearest }: Repeated,
  play: PlayResult,
  anchors: Anchors,
): string {
  const near = nearest === undefined ? '' : `<br><span class="soft">nearest evidence: ${html(nearest)}</span>`
  const events = seqs.map((seq) => `<a class="ev" href="#${anchors.event(play, seq)}">event ${seq}</a>`)
  return `<div class="finding fail"><b class="id">${html(property)}</b> ${html(message)} ${events.join(', ')}${near}</div>`
}

export const replay = ({ replay: words }: PlayResult): string =>
  `<p class="replay"><span class="soft">replay</span> <code>rollcall ${html(words)}</code></p>`
