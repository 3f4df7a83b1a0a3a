import type { RunResult } from '../../harness/verdict/result.ts'
import { propertiesOf } from '../overview/properties.ts'
import { mark } from './mark.ts'
import { html, number, scrolling } from './text.ts'

/** Each property: in how many plays it was put to the test, how often, and what came of it. */
export function propertiesSection({ plays }: RunResult): string {
  const rows = propertiesOf(plays).map(
    ({ check, title, plays: played, evaluated, findings, verdict }) =>
      `<tr><td>${mark(verdict)}</td><th scope="row"><code>${html(check)}</code> <span>${html(title)}</span></th><td class="num">${number(played)}</td><td class="num">${number(evaluated)}</td><td class="num${findings > 0 ? ' fail' : ''}">${number(findings)}</td></tr>`,
  )
  const head =
    '<tr><td></td><th scope="col">property</th><th scope="col" class="num">plays</th><th scope="col" class="num">evaluated</th><th scope="col" class="num">violated</th></tr>'
  return `<section aria-labelledby="properties"><h2 id="properties">Properties</h2>${scrolling('Properties', `<table class="properties"><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`)}</section>\n`
}
