import type { RunResult } from '../../harness/verdict/result.ts'
import { COUNTED, MARK, type Outcome, plural } from '../outcome.ts'
import { notEvaluated } from '../overview/not-evaluated.ts'
import { html, number } from './text.ts'

const HEADLINE: Readonly<Record<RunResult['verdict'], string>> = {
  pass: 'Passed',
  fail: 'Failed',
  inconclusive: 'Inconclusive',
  error: 'Error',
}

const MEANING: Readonly<Record<RunResult['verdict'], string>> = {
  pass: 'Every privileged operation had its proof, and everyone who proved themselves was served.',
  fail: 'The target did something it must not do, or refused what it must do.',
  inconclusive: 'Nothing failed, and something could not be judged.',
  error: 'A play did not end as its script wants it: the run says nothing about it.',
}

const ORDER: readonly Outcome[] = ['pass', 'fail', 'inconclusive', 'error', 'unsupported']

/** The head of the page: the verdict and its reason, the counts, and what was run. */
export function verdictHead(result: RunResult): string {
  const { verdict, reason, counts, seed, target, version, command, replay = command } = result
  const played = result.plays.length - counts.unsupported
  const facts: readonly (readonly [string, string])[] = [
    ['Seed', code(seed)],
    ['Command', code(`rollcall ${replay}`)],
    ['Target', html(target.name)],
    ...(target.endpoint === ''
      ? []
      : [['Endpoint', target.endpoint.split(' ').map(code).join('<br>')] as const]),
    ...(target.defects.length === 0 ? [] : [['Seeded defects', target.defects.map(code).join(' ')] as const]),
  ]
  return `<header class="verdict ${verdict}"><div class="in"><p class="brand">Rollcall ${html(version)}</p>
<h1><span class="mark" aria-hidden="true">${MARK[verdict]}</span> ${HEADLINE[verdict]} <small>${number(counts[verdict])} of ${number(played)} ${played === 1 ? 'play' : 'plays'}</small></h1>
<p class="lead">${MEANING[verdict]}</p>${verdict === 'pass' ? '' : `<p class="reason">${html(reason)}</p>`}
${bar(result)}<ul class="tiles">${ORDER.map((each) => tile(each, counts[each])).join('')}</ul>
${leftOut(result)}<dl class="facts">${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl></div></header>
`
}

const code = (text: string) => `<code>${html(text)}</code>`

const tile = (outcome: Outcome, count: number) =>
  `<li class="${count === 0 ? 'none' : outcome}"><b>${number(count)}</b> ${COUNTED[outcome]}</li>`

/** What the run says nothing about, in one line: it stands beside the verdict so that nobody overlooks it. */
function leftOut(result: RunResult): string {
  const { properties, unsupported, inconclusive } = notEvaluated(result)
  const count = (groups: typeof unsupported) => groups.reduce((sum, { plays }) => sum + plays.length, 0)
  const parts = [
    properties.length > 0 ? plural(properties.length, 'property', 'properties') : '',
    count(inconclusive) > 0 ? `${plural(count(inconclusive), 'play')} that could not be judged` : '',
    count(unsupported) > 0 ? `${plural(count(unsupported), 'unsupported play')}` : '',
  ].filter((each) => each !== '')
  return `<p class="left"><a href="#not-evaluated">Not evaluated</a>: ${parts.join(', ') || 'nothing was left out'}</p>`
}

/** The shares of the outcomes as one bar; the numbers stand below it. */
function bar({ counts, plays }: RunResult): string {
  let x = 0
  const parts = ORDER.map((each) => {
    const width =
      plays.length === 0 ? 0 : Math.max((counts[each] / plays.length) * 1000, counts[each] > 0 ? 4 : 0)
    const part =
      width === 0 ? '' : `<rect class="${each}" x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="10"/>`
    x += width
    return part
  })
  return `<svg class="bar" viewBox="0 0 ${Math.max(1, Math.ceil(x))} 10" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg>`
}
