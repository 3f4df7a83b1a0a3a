import { COUNTED, isOpen, OUTCOMES } from '../outcome.ts'
import { propertiesOf } from '../overview/properties.ts'
import type { ScenarioPlays } from '../overview/scenarios.ts'
import type { Anchors } from './anchors.ts'
import { cell, mark } from './mark.ts'
import { html, number } from './text.ts'

/** The head of one scenario; its plays follow. Open where something has to be looked at. */
export function scenarioHead(scenario: ScenarioPlays, anchors: Anchors): string {
  const { title, purpose, proves, plays } = scenario
  const open = plays.some(({ verdict }) => isOpen(verdict)) ? ' open' : ''
  const cells = plays.map((play) => cell(play, anchors)).join('')
  const proven = proves.map((id) => `<code>${html(id)}</code>`).join(' ')
  const counts = OUTCOMES.map(
    (each) => [each, plays.filter(({ verdict }) => verdict === each).length] as const,
  )
  const counted = counts.filter(([, count]) => count > 0).map(([each, count]) => `${count} ${COUNTED[each]}`)
  const worst = counts.find(([, count]) => count > 0)?.[0] ?? 'unsupported'
  return `<details class="scenario" id="${anchors.scenario(scenario.scenario)}"${open}><summary>${mark(worst)} <h4>${html(title)}</h4> <span class="soft">${counted.join(', ')}</span></summary>
<p>${html(purpose)}</p><p class="soft"><code>${html(scenario.scenario)}</code>${proven === '' ? '' : ` must put to the test: ${proven}`}</p><p class="cells">${cells}</p>
${checksOf(scenario)}
`
}

/** What the plays of this scenario evaluated, all dialects together. */
function checksOf({ plays }: ScenarioPlays): string {
  const all = propertiesOf(plays)
  const tested = all.filter(
    ({ evaluated, findings, verdict }) => evaluated + findings > 0 || verdict === 'error',
  )
  const items = tested.map(
    ({ check, title, evaluated, findings, verdict }) =>
      `<li>${mark(verdict)} <code>${html(check)}</code> ${html(title)} <span class="soft">${number(evaluated)} evaluated${findings > 0 ? `, ${findings} violated` : ''}</span></li>`,
  )
  if (items.length === 0) return '<p class="soft">No property was put to the test.</p>'
  const silent = all.length - tested.length
  const rest =
    silent === 0 ? '' : `<p class="soft">${silent} other properties were not put to the test here.</p>`
  return `<details class="checks"><summary>${items.length} properties put to the test</summary><ul>${items.join('')}</ul>${rest}</details>`
}

export const SCENARIO_END = '</details>\n'
