import type { RunResult } from '../../harness/verdict/result.ts'
import { plural } from '../outcome.ts'
import { type LeftOut, notEvaluated } from '../overview/not-evaluated.ts'
import type { Anchors } from './anchors.ts'
import { html } from './text.ts'

/** What the run says nothing about. Always there, because silence would read as a pass. */
export function notEvaluatedSection(result: RunResult, anchors: Anchors): string {
  const { properties, unsupported, inconclusive } = notEvaluated(result)
  const ids = properties.map(({ check, title }) => `<li><code>${html(check)}</code> ${html(title)}</li>`)
  const parts = [
    ids.length === 0
      ? ''
      : `<li><b>${plural(ids.length, 'property', 'properties')}</b> put to the test by no play:<ul>${ids.join('')}</ul></li>`,
    ...inconclusive.map((each) => line(each, 'could not be judged', anchors)),
    ...unsupported.map((each) => line(each, 'not made, unsupported', anchors)),
  ].join('')
  const body =
    parts === ''
      ? '<p>Nothing was left out: each property was put to the test, and each play was made and judged.</p>'
      : `<ul class="left-out">${parts}</ul>`
  return `<section aria-labelledby="not-evaluated"><h2 id="not-evaluated">Not evaluated</h2>${body}</section>\n`
}

function line({ reason, plays }: LeftOut, what: string, anchors: Anchors): string {
  const scenarios = new Map(plays.map(({ scenario, title }) => [scenario, title]))
  const names = [...scenarios].map(
    ([scenario, title]) => `<li><a href="#${anchors.scenario(scenario)}">${html(title)}</a></li>`,
  )
  return `<li><b>${plural(plays.length, 'play')}</b> ${what}: ${html(reason)}<details><summary>${plural(names.length, 'scenario')}</summary><ul>${names.join('')}</ul></details></li>`
}
