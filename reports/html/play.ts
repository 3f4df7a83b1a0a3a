import type { PlayHistory } from '../../harness/history/event.ts'
import type { PlayResult } from '../../harness/verdict/result.ts'
import { MARK } from '../terminal/style.ts'
import { ladder } from './ladder.ts'
import { html } from './text.ts'

/** One play: purpose, findings, what each check evaluated, and the ladder. Open where it did not pass. */
export function playSection(result: PlayResult, history: PlayHistory | undefined, bodies: boolean): string {
  const { play, title, purpose, verdict, reason, checks, replay } = result
  const findings = checks.flatMap((each) => each.findings)
  const boxes = findings.map(
    ({ property, message, seq, nearest }) =>
      `<div class="finding"><b>${html(property)}</b> ${html(message)} <span class="soft">event ${seq}</span>${nearest ? `<br><span class="soft">nearest evidence: ${html(nearest)}</span>` : ''}</div>`,
  )
  const evaluated = checks.filter((each) => each.evaluated > 0)
  const counted = evaluated.map(
    (each) =>
      `<li>${MARK[each.verdict]} <code>${html(each.check)}</code> ${html(each.title)}: ${each.evaluated} evaluated</li>`,
  )
  const open = verdict === 'fail' || verdict === 'error' ? ' open' : ''
  const steps = history
    ? `<h3>What happened</h3>${ladder(history, bodies)}`
    : '<p class="soft">No history.</p>'
  return `<details${open}><summary><b class="${verdict}">${MARK[verdict]}</b> ${html(title)} <code class="soft">${html(play)}</code></summary>
<p>${html(purpose)}</p><p class="${verdict}">${html(verdict)}: ${html(reason)}</p>${boxes.join('')}
<h3>Evaluated</h3><ul>${counted.join('') || '<li>nothing</li>'}</ul><p><code>rollcall ${html(replay)}</code></p>${steps}</details>
`
}
