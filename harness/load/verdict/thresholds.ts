import type { ThresholdResult } from '../../verdict/load-result.ts'
import type { Latency } from '../measure/latency.ts'
import type { Tally } from '../measure/tally.ts'
import type { Threshold } from '../plan/plan.ts'

export interface Measured {
  readonly tally: Tally
  readonly seconds: number
  readonly identity: { readonly judged: number; readonly violations: number }
}

/** Holds a threshold against what was measured. Without samples it says nothing, and is inconclusive. */
export function judgeThreshold(threshold: Threshold, measured: Measured): ThresholdResult {
  const { text, metric, operator, limit } = threshold
  const { value, samples, unit } = measuredBy(metric, measured)
  if (value === undefined || samples === 0) return { text, verdict: 'inconclusive', measured: '', samples: 0 }
  const verdict = holds(value, operator, limit) ? 'pass' : 'fail'
  return { text, verdict, measured: written(value, unit), samples }
}

type Unit = 'ms' | '%' | ''

function measuredBy(
  metric: string,
  measured: Measured,
): { value: number | undefined; samples: number; unit: Unit } {
  const { tally, seconds, identity } = measured
  const { accounts } = tally
  const ended = accounts.complete + tally.failures
  const notStarted = Object.values(accounts.notStarted).reduce((sum, each) => sum + each, 0)
  const share = (part: number, whole: number) => ({ value: part / whole, samples: whole, unit: '%' as const })
  const count = (value: number, samples: number) => ({ value, samples, unit: '' as const })
  switch (metric) {
    case 'failed.rate':
      return share(tally.failures, ended)
    case 'failed.count':
      return count(tally.failures, ended)
    case 'not-started.rate':
      return share(notStarted, accounts.arrived)
    case 'not-started.count':
      return count(notStarted, accounts.arrived)
    case 'sessions.count':
      return count(accounts.complete, ended)
    case 'sessions.rate':
      return count(accounts.complete / seconds, ended)
    case 'messages.rate':
      return count(tally.messages / seconds, tally.messages)
    case 'identity.violations':
      return count(identity.violations, identity.judged)
    default:
      return timeOf(metric, tally)
  }
}

function timeOf(metric: string, tally: Tally): { value: number | undefined; samples: number; unit: Unit } {
  const dot = metric.indexOf('.')
  const latency: Latency | undefined = tally.latencies.get(metric.slice(0, dot))
  const aspect = metric.slice(dot + 1)
  const samples = latency?.samples ?? 0
  if (aspect === 'max') return { value: latency?.max, samples, unit: 'ms' }
  if (aspect === 'mean') return { value: latency?.mean, samples, unit: 'ms' }
  return { value: latency?.percentile(Number(aspect.slice(1))), samples, unit: 'ms' }
}

function holds(value: number, operator: Threshold['operator'], limit: number): boolean {
  switch (operator) {
    case '<':
      return value < limit
    case '<=':
      return value <= limit
    case '>':
      return value > limit
    case '>=':
      return value >= limit
    case '==':
      return value === limit
  }
}

function written(value: number, unit: Unit): string {
  if (unit === '%') return `${(value * 100).toFixed(2)} %`
  if (unit === 'ms') return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toPrecision(3)} ms`
  return Number.isInteger(value) ? String(value) : value.toFixed(1)
}
