import { createHash } from 'node:crypto'
import type { LoadResult, SeriesPoint } from '../../harness/verdict/load-result.ts'
import { BASE } from '../html/style/base.ts'
import { html, scrolling } from '../html/text.ts'
import { chart } from './chart.ts'
import { funnel } from './funnel.ts'
import { LOAD_STYLE } from './style.ts'
import { count, crew, millis, total } from './words.ts'

const STYLE = BASE + LOAD_STYLE

export interface PageOptions {
  /** A live page asks for itself again every so many seconds, and lets the rate be changed. */
  readonly live?: { readonly everySeconds: number }
}

/** The whole report of a load run in one file without script. */
export function loadPage(result: LoadResult, options: PageOptions = {}): string {
  const { live } = options
  const hash = createHash('sha256').update(STYLE).digest('base64')
  const forms = live ? `'self'` : `'none'`
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action ${forms}`
  const again = live ? `<meta http-equiv="refresh" content="${live.everySeconds}">` : ''
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="color-scheme" content="light dark">${again}
<title>Rollcall load: ${live ? `${result.seconds} s` : result.verdict}</title><style>${STYLE}</style></head>
<body>${head(result, live !== undefined)}<main>
${live ? controls() : ''}${thresholds(result)}${charts(result)}
<section aria-labelledby="ladder"><h2 id="ladder">Ladder</h2>${funnel(result.ladder)}</section>
${sessions(result)}${identity(result)}${generator(result)}${secondBySecond(result.series)}
</main><footer><div class="in">Made by Rollcall. This page needs no script.</div></footer></body></html>
`
}

function head(result: LoadResult, live: boolean): string {
  const { plan, target, seed, verdict, reason, seconds } = result
  const word = live ? `running for ${seconds} s` : verdict
  const stages = plan.stages.map((stage) => `<li>${html(stage)}</li>`)
  return `<header class="${live ? 'none' : verdict}"><div class="in"><h1>Load: ${html(plan.name)} <span class="verdict">${word}</span></h1>
<p>${html(live ? `so far: ${reason}` : reason)}</p>
<p class="soft">${count(plan.devices)} devices against ${html(target.name)} at ${html(target.endpoint)}, ${crew(result)}, seed <code>${html(seed)}</code>${target.defects.length > 0 ? `, with seeded defects ${html(target.defects.join(', '))}` : ''}</p><ul class="soft">${stages.join('')}</ul></div></header>`
}

function controls(): string {
  const buttons = [0.5, 1, 2, 4].map(
    (factor) =>
      `<form method="post" action="/rate"><button name="factor" value="${factor}">${factor} ×</button></form>`,
  )
  return `<section class="controls" aria-label="Rate"><span class="soft">The planned rate</span>${buttons.join('')}</section>`
}

function thresholds({ thresholds: all }: LoadResult): string {
  const rows = all.map(({ text, verdict, measured, samples }) => {
    const sign = { pass: '✓', fail: '✗', inconclusive: '?' }[verdict]
    return `<tr><td class="mark ${verdict}">${sign}</td><th scope="row"><code>${html(text)}</code></th><td class="num">${html(measured || 'no samples')}</td><td class="num">n = ${count(samples)}</td></tr>`
  })
  const table = scrolling('Thresholds', `<table><tbody>${rows.join('')}</tbody></table>`)
  return `<section aria-labelledby="thresholds"><h2 id="thresholds">Thresholds</h2>${all.length > 0 ? table : '<p class="soft">None were set.</p>'}<p class="soft">Latencies count from the moment at which a session was meant to begin, so that a slow target cannot hide behind its own queue.</p></section>`
}

function charts({ series, faults }: LoadResult): string {
  const of = (pick: (point: SeriesPoint) => number | undefined) => series.map(pick)
  const rate = chart(
    [
      { name: 'wanted', values: of(({ wanted }) => wanted), look: 'b' },
      { name: 'complete', values: of(({ complete }) => complete), look: 'a' },
      { name: 'failed', values: of(({ failed }) => failed), look: 'c' },
    ],
    { title: 'Rate wanted and achieved', unit: 'sessions per second', shaded: faults },
  )
  const latency = chart(
    [
      { name: 'p50', values: of(({ p50 }) => p50), look: 'a' },
      { name: 'p90', values: of(({ p90 }) => p90), look: 'b' },
      { name: 'p99', values: of(({ p99 }) => p99), look: 'c' },
    ],
    { title: 'Latency of a session', unit: 'milliseconds from the intended start', shaded: faults },
  )
  const open = chart(
    [
      { name: 'open', values: of((point) => point.open), look: 'a' },
      { name: 'waiting', values: of(({ waiting }) => waiting), look: 'b' },
    ],
    { title: 'Sessions open and waiting', unit: 'sessions', shaded: faults },
  )
  return `<section aria-labelledby="time"><h2 id="time">Over time</h2>${rate}${latency}${open}</section>`
}

/** Scenarios that were units of load beside sessions. */
function playsTable({ plays }: LoadResult): string {
  if (plays.length === 0) return ''
  const rows = plays.map(
    ({ scenario, latency: { p50, p90, p99, samples } }) =>
      `<tr><th scope="row">${html(scenario)}</th><td class="num">${count(samples)}</td>${[p50, p90, p99].map((each) => `<td class="num">${millis(each)}</td>`).join('')}</tr>`,
  )
  const heads = ['played', 'p50', 'p90', 'p99'].map((each) => `<th scope="col" class="num">${each}</th>`)
  return scrolling(
    'Scenarios',
    `<table><thead><tr><th scope="col">scenario</th>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`,
  )
}

function sessions(result: LoadResult): string {
  const { sessions: all, messages, bytes } = result
  const { latency } = all
  const failures = Object.entries(all.failed).map(
    ([name, n]) => `<tr><th scope="row">${html(name)}</th><td class="num">${count(n)}</td></tr>`,
  )
  const unstarted = Object.entries(all.notStarted)
    .filter(([, n]) => n > 0)
    .map(
      ([name, n]) =>
        `<tr><th scope="row">not started: ${html(name)}</th><td class="num">${count(n)}</td></tr>`,
    )
  const table = scrolling(
    'Failures',
    `<table><tbody>${failures.join('')}${unstarted.join('')}</tbody></table>`,
  )
  const none = '<p class="soft">No session failed, and all of them began.</p>'
  return `<section aria-labelledby="sessions"><h2 id="sessions">Sessions</h2>
<p>${count(all.arrived)} arrived = ${count(all.complete)} complete + ${count(total(all.failed))} failed + ${count(total(all.notStarted))} not started + ${count(all.unfinished)} unfinished.</p>
<p>${all.perSecond.toFixed(1)} sessions and ${messages.perSecond.toFixed(1)} messages a second; ${count(bytes.sent / 1024)} KiB sent, ${count(bytes.received / 1024)} KiB received.</p>
<p>p50 ${millis(latency.p50)}, p90 ${millis(latency.p90)}, p99 ${millis(latency.p99)}, p99.9 ${millis(latency.p999)}, longest ${millis(latency.max)}; ${count(latency.samples)} samples.</p>
${failures.length + unstarted.length > 0 ? table : none}${playsTable(result)}</section>`
}

function identity({ identity: all, violations }: LoadResult): string {
  const rows = Object.entries(all.rules)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([rule, { evaluated, violated }]) =>
        `<tr><td class="mark ${violated > 0 ? 'fail' : 'pass'}">${violated > 0 ? '✗' : '✓'}</td><th scope="row">${html(rule)}</th><td class="num">${count(evaluated)}</td><td class="num">${count(violated)}</td></tr>`,
    )
  const found = violations.map(
    ({ property, session, message, file }) =>
      `<li class="fail"><b class="mark">${html(property)}</b> ${html(session)}: ${html(message)} <a href="${html(file)}">history</a></li>`,
  )
  const table = `<table><thead><tr><td></td><th scope="col">rule</th><th scope="col" class="num">evaluated</th><th scope="col" class="num">violated</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  return `<section aria-labelledby="identity"><h2 id="identity">Identity</h2><p>${count(all.judged)} sessions judged, ${count(all.violations)} with violations. Sessions of ${count(all.shapes)} shapes; ${count(all.audited)} were judged a second time in full, ${count(all.disagreed)} of them otherwise.</p>
${found.length > 0 ? `<ul>${found.join('')}</ul>` : ''}${scrolling('Rules', table)}
<details class="soft"><summary>${all.neverReached.length} rules were never put to the test</summary><p class="places">${html(all.neverReached.join(', ') || 'none')}</p></details></section>`
}

function generator({ generator: { valid, checks }, agents, lost, again }: LoadResult): string {
  const rows = checks.map(
    ({ name, measured, limit, ok }) =>
      `<tr><td class="mark ${ok ? 'pass' : 'fail'}">${ok ? '✓' : '✗'}</td><th scope="row">${html(name)}</th><td class="num">${html(measured)}</td><td class="num">at most ${html(limit)}</td></tr>`,
  )
  const said = valid
    ? 'The generator kept up: the measurement is valid.'
    : 'The generator was over budget: the measurement is void.'
  const missing = [...lost.map((each) => `Lost: ${each}`), ...again.map((each) => `Played again: ${each}`)]
  const gone = missing.map((each) => `<li class="fail">${html(each)}</li>`)
  const machines = agents.length > 0 ? `<p class="soft">Agents: ${html(agents.join(', '))}.</p>` : ''
  return `<section aria-labelledby="generator"><h2 id="generator">Generator</h2><p>${said}</p>${gone.length > 0 ? `<ul>${gone.join('')}</ul>` : ''}${machines}${scrolling('Generator', `<table><tbody>${rows.join('')}</tbody></table>`)}</section>`
}

/** Rows that a person still reads; everything is in series.csv. */
const MOST_ROWS = 120

function secondBySecond(series: readonly SeriesPoint[]): string {
  const cells = (point: SeriesPoint) =>
    [point.wanted ?? '–', point.arrived, point.complete, point.failed, point.open, point.waiting]
      .map((value) => `<td class="num">${typeof value === 'number' ? count(value) : value}</td>`)
      .concat([point.p50, point.p90, point.p99].map((value) => `<td class="num">${millis(value)}</td>`))
      .join('')
  const rows = series
    .slice(0, MOST_ROWS)
    .map((point) => `<tr><th scope="row">${point.second} s</th>${cells(point)}</tr>`)
  const heads = ['', 'wanted', 'arrived', 'complete', 'failed', 'open', 'waiting', 'p50', 'p90', 'p99']
  const table = `<table><thead><tr>${heads.map((each) => `<th scope="col" class="num">${each}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
  return `<section aria-labelledby="seconds"><h2 id="seconds">Second by second</h2><details><summary>${series.length} seconds</summary>${scrolling('Series', table)}</details></section>`
}
