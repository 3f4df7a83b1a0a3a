import type { LadderRow } from '../../harness/verdict/load-result.ts'
import { html, scrolling } from '../html/text.ts'
import { count, millis } from './words.ts'

/** The ladder as a funnel: each kind of message with a bar as long as how often it came, and what was lost on the way. */
export function funnel(rows: readonly LadderRow[]): string {
  const most = Math.max(1, ...rows.map((row) => row.count))
  const lines = rows.map((row) => {
    const bar = `<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="bar" width="${((100 * row.count) / most).toFixed(1)}" height="1"/></svg>`
    const sent = row.direction === '→'
    const lost = sent ? [row.timeouts, row.lost, row.unexpected].map(count) : ['', '', '']
    const { p50, p95, p99 } = row.latency ?? {}
    const times = sent ? [p50, p95, p99].map(millis) : ['', '', '']
    return `<tr><th scope="row">${row.direction} ${html(row.message)}</th><td class="bars">${bar}</td>${[count(row.count), ...lost, ...times].map((text) => `<td class="num">${text}</td>`).join('')}</tr>`
  })
  const heads = ['messages', '', 'count', 'timeouts', 'lost', 'unexpected', 'p50', 'p95', 'p99']
  return scrolling(
    'Ladder',
    `<table><thead><tr>${heads.map((head, at) => `<th scope="col"${at > 1 ? ' class="num"' : ''}>${head}</th>`).join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>`,
  )
}
