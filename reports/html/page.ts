import { createHash } from 'node:crypto'
import type { PlayResult, RunResult } from '../../harness/verdict/result.ts'
import { MARK } from '../terminal/style.ts'
import { group, neverEvaluated } from '../terminal/summary.ts'
import { lampsOf } from './ladder.ts'
import { STYLE } from './style.css.ts'
import { html } from './text.ts'

const HEADLINE: Readonly<Record<RunResult['verdict'], string>> = {
  pass: 'Passed: all three answered the roll call',
  fail: 'Failed: something ran without its proof',
  inconclusive: 'Inconclusive: not everything could be judged',
  error: 'Error: a play did not end properly',
}

/** Everything before the plays: verdict first, then counts, what was not evaluated, scenarios and properties. */
export function pageHead(result: RunResult): string {
  const hash = createHash('sha256').update(STYLE).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  const { verdict, reason, seed, target, version, command } = result
  const defects = target.defects.length > 0 ? ` · defects on: ${html(target.defects.join(', '))}` : ''
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>Rollcall: ${verdict}</title><style>${STYLE}</style></head>
<body><header><h1 class="${verdict}">${MARK[verdict]} ${HEADLINE[verdict]}</h1><p>${html(reason)}</p>
<p class="soft">${html(target.name)} · <code>${html(target.endpoint)}</code>${defects}<br>rollcall ${html(command)} · version ${html(version)} · seed <code>${html(seed)}</code></p></header>
<main>${tiles(result)}${notEvaluated(result)}${matrix(result.plays)}${properties(result.plays)}
<h2 id="plays">Plays</h2><p class="legend"><span>${lampsOf({ device: 'authenticated', subscriber: 'identified', user: 'off' })}</span><span>lamps: device, subscriber, user</span>
<span><span class="lamp claimed">·</span>claimed</span><span><span class="lamp identified">·</span>identified</span><span><span class="lamp authenticated">·</span>authenticated</span><span><span class="lamp revoked">·</span>revoked</span></p>
<p class="soft">Messages are decoded in full for each play that did not pass, and for the first dialect of every scenario.</p>
`
}

export const PAGE_END =
  '</main><footer>Made by Rollcall. This page needs no script and no network.</footer></body></html>\n'

function tiles({ counts }: RunResult): string {
  const tile = (name: keyof typeof counts, words: string) =>
    `<li><b class="${name}">${counts[name]}</b>${words}</li>`
  return `<ul class="tiles">${tile('pass', 'passed')}${tile('fail', 'failed')}${tile('inconclusive', 'inconclusive')}${tile('error', 'errors')}${tile('unsupported', 'unsupported')}</ul>`
}

function notEvaluated({ plays }: RunResult): string {
  const never = neverEvaluated(plays)
  const why = new Map<string, number>()
  for (const { verdict, reason } of plays)
    if (verdict === 'unsupported') why.set(reason, (why.get(reason) ?? 0) + 1)
  const lines = [
    ...never.map((id) => `<li>Property <code>${html(id)}</code>: no play put it to the test.</li>`),
    ...[...why].map(([reason, times]) => `<li>${times} plays unsupported: ${html(reason)}.</li>`),
  ]
  return `<section><h2>Not evaluated</h2>${lines.length > 0 ? `<ul>${lines.join('')}</ul>` : '<p>Nothing was left out.</p>'}</section>`
}

function matrix(plays: readonly PlayResult[]): string {
  const dialects = [...new Set(plays.map(({ dialect }) => `${dialect.content} ${dialect.auth}`))]
  const rows = [...group(plays)].map(([scenario, of]) => {
    const cells = dialects.map((name) => {
      const play = of.find(({ dialect }) => `${dialect.content} ${dialect.auth}` === name)
      if (!play) return '<td class="cell"></td>'
      return `<td class="cell ${play.verdict}" title="${html(play.reason)}"><span aria-label="${play.verdict}">${MARK[play.verdict]}</span></td>`
    })
    return `<tr><td>${html(of[0]?.title ?? scenario)}<br><code class="soft">${html(scenario)}</code></td>${cells.join('')}</tr>`
  })
  const heads = dialects.map((name) => `<th scope="col">${html(name).replace(' ', '<br>')}</th>`).join('')
  return `<section><h2>Scenarios</h2><div class="scroll" tabindex="0" role="region" aria-label="Scenarios by dialect"><table><thead><tr><th scope="col">scenario</th>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`
}

function properties(plays: readonly PlayResult[]): string {
  const rows = new Map<string, { title: string; plays: number; evaluated: number; findings: number }>()
  for (const { checks } of plays) {
    for (const { check, title, evaluated, findings } of checks) {
      const row = rows.get(check) ?? { title, plays: 0, evaluated: 0, findings: 0 }
      if (evaluated > 0) row.plays += 1
      row.evaluated += evaluated
      row.findings += findings.length
      rows.set(check, row)
    }
  }
  const lines = [...rows].map(([id, { title, plays: played, evaluated, findings }]) => {
    const verdict = findings > 0 ? 'fail' : evaluated > 0 ? 'pass' : 'inconclusive'
    return `<tr><td class="cell ${verdict}">${MARK[verdict]}</td><td><code>${html(id)}</code></td><td>${html(title)}</td><td class="num">${played}</td><td class="num">${evaluated}</td><td class="num">${findings}</td></tr>`
  })
  return `<section><h2>Properties</h2><div class="scroll" tabindex="0" role="region" aria-label="Properties"><table><thead><tr><th></th><th scope="col">id</th><th scope="col">property</th><th scope="col">plays</th><th scope="col">evaluated</th><th scope="col">violations</th></tr></thead><tbody>${lines.join('')}</tbody></table></div></section>`
}
