import type { Distribution, LoadResult } from '../../harness/verdict/load-result.ts'
import { printable } from '../printable.ts'
import { painter } from '../terminal/style.ts'
import { count, crew, millis, total } from './words.ts'

/** The result of a load run: thresholds first, then the ladder, identity and the generator's own health. */
export function loadSummary(result: LoadResult, options: { readonly colour: boolean }): string {
  const paint = painter(options.colour)
  const { identity, generator, sessions } = result
  const mark = (ok: boolean) => (ok ? paint('pass', '✓') : paint('fail', '✗'))
  const lines = [
    `rollcall load ${printable(result.plan.name)}   target ${result.target.endpoint}   seed ${result.seed}   ${result.plan.devices} devices, ${crew(result)}`,
    ...result.plan.stages.map((stage) => `  ${stage}`),
    '',
    paint('bold', '█ THRESHOLDS'),
    ...(result.thresholds.length === 0 ? ['   none were set'] : []),
    ...result.thresholds.map(
      ({ text, verdict, measured, samples }) =>
        `   ${verdict === 'inconclusive' ? '?' : mark(verdict === 'pass')} ${text.padEnd(32)} ${(measured || 'no samples').padStart(10)}   n=${count(samples)}${/\.p\d|\.max|\.mean/.test(text) ? '   (from intended start)' : ''}`,
    ),
    paint('bold', '█ SESSIONS'),
    `   ${count(sessions.arrived)} arrived = ${count(sessions.complete)} complete + ${count(total(sessions.failed))} failed + ${count(total(sessions.notStarted))} not started + ${count(sessions.unfinished)} unfinished`,
    `   ${sessions.perSecond.toFixed(1)} sessions/s   ${result.messages.perSecond.toFixed(1)} messages/s   ${count(result.bytes.sent / 1024)} KiB sent   ${count(result.bytes.received / 1024)} KiB received`,
    ...(sessions.latency.samples === 0 && result.plays.length > 0
      ? []
      : [`   ${percentiles(sessions.latency)}`]),
    ...result.plays.map(
      ({ scenario, latency }) =>
        `   ${scenario}: p50 ${millis(latency.p50)}  p99 ${millis(latency.p99)}  n=${count(latency.samples)}`,
    ),
    ...Object.entries(sessions.failed).map(
      ([name, n]) => `   ${paint('fail', '✗')} ${name.padEnd(24)} ${count(n)}`,
    ),
    ...Object.entries(sessions.notStarted)
      .filter(([, n]) => n > 0)
      .map(([name, n]) => `   – not started: ${name.padEnd(11)} ${count(n)}`),
    paint('bold', '█ LADDER') +
      '                              count   timeout      lost  unexpected    p50      p99',
    ...result.ladder.map((row) => {
      const numbers = [row.count, row.timeouts, row.lost, row.unexpected].map(count)
      const [n = '', timeouts = '', lost = '', unexpected = ''] = numbers
      const sent =
        row.direction === '→'
          ? `${timeouts.padStart(10)}${lost.padStart(10)}${unexpected.padStart(12)}${millis(row.latency?.p50).padStart(9)}${millis(row.latency?.p99).padStart(9)}`
          : ''
      return `   ${row.direction} ${row.message.padEnd(30)}${n.padStart(8)}${sent}`
    }),
    `${paint('bold', '█ IDENTITY')}     ${count(identity.judged)} sessions judged · ${identity.violations === 0 ? '0 violations' : paint('fail', `${count(identity.violations)} violations`)} · ${Object.keys(identity.rules).length} rules evaluated, ${identity.neverReached.length} never reached`,
    ...result.violations
      .slice(0, 5)
      .map(
        ({ session, property, message, file }) =>
          `   ${paint('fail', '✗')} ${property}  ${session}  ${printable(message)}\n       ${file}`,
      ),
    ...[
      ...result.lost.map((each) => `lost: ${each}`),
      ...result.again.map((each) => `played again: ${each}`),
    ].map((each) => `   ${paint('fail', '✗')} ${printable(each)}`),
    `${paint('bold', '█ GENERATOR')}    ${generator.checks.map(({ name, measured, ok }) => `${name} ${measured} ${mark(ok)}`).join('  ')}   → ${generator.valid ? 'measurement valid' : paint('fail', 'measurement void')}`,
    '',
    `${word(result.verdict, paint)}: ${printable(result.reason)}`,
  ]
  return `${lines.join('\n')}\n`
}

function percentiles({ samples, p50, p90, p99, p999, max }: Distribution): string {
  if (samples === 0) return 'no session came to an end'
  return `session from intended start: p50 ${millis(p50)}  p90 ${millis(p90)}  p99 ${millis(p99)}  p99.9 ${millis(p999)}  max ${millis(max)}  n=${count(samples)}`
}

function word(verdict: LoadResult['verdict'], paint: ReturnType<typeof painter>): string {
  if (verdict === 'pass') return paint('pass', 'pass')
  return verdict === 'inconclusive' || verdict === 'aborted'
    ? verdict
    : paint('fail', verdict === 'fail' ? 'fail' : 'thresholds missed')
}
