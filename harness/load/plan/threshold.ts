import type { Threshold } from './plan.ts'

/** A threshold that nobody can measure, with what would be one. */
export class ThresholdProblem extends Error {
  override readonly name = 'ThresholdProblem'
}

const SHAPE =
  /^\s*([a-z0-9-]+(?:\/[a-z0-9-]+)?)\.([a-z0-9.]+)\s*(<=|>=|==|<|>)\s*(\d+(?:\.\d+)?)\s*(ms|s|%)?\s*$/

const LATENCIES = ['session', 'package-0', 'package-1', 'package-1-again', 'package-3', 'play']
const COUNTS: Readonly<Record<string, 'rate' | 'count'>> = {
  'failed.rate': 'rate',
  'failed.count': 'count',
  'not-started.rate': 'rate',
  'not-started.count': 'count',
  'sessions.rate': 'count',
  'messages.rate': 'count',
  'sessions.count': 'count',
  'identity.violations': 'count',
}

/**
 * Reads `session.p99 < 800ms`, `failed.rate < 0.1%`, `identity.violations == 0`. Throws ThresholdProblem that lists what can
 * be measured.
 */
export function parseThreshold(text: string): Threshold {
  const found = SHAPE.exec(text)
  if (!found) throw new ThresholdProblem(`'${text}' is no threshold; write for example session.p99 < 800ms`)
  const [, subject = '', aspect = '', operator = '', number = '', unit] = found
  const metric = `${subject}.${aspect}`
  const kind =
    LATENCIES.includes(subject) && /^(p\d{1,2}(\.\d+)?|max|mean)$/.test(aspect) ? 'time' : COUNTS[metric]
  if (!kind) {
    const times = LATENCIES.map((name) => `${name}.p99`).join(', ')
    throw new ThresholdProblem(
      `nothing measures ${metric}; known are ${times} (or any percentile, max, mean), ${Object.keys(COUNTS).join(', ')}`,
    )
  }
  return {
    text: text.trim(),
    metric,
    operator: operator as Threshold['operator'],
    limit: limitOf(kind, number, unit, text),
  }
}

function limitOf(
  kind: 'time' | 'rate' | 'count',
  number: string,
  unit: string | undefined,
  text: string,
): number {
  const value = Number(number)
  if (kind === 'time' && (unit === 'ms' || unit === 's')) return unit === 's' ? value * 1000 : value
  if (kind === 'rate' && unit === '%') return value / 100
  if (kind === 'rate' && unit === undefined && value <= 1) return value
  if (kind === 'count' && unit === undefined) return value
  const wanted = { time: 'a time such as 800ms', rate: 'a share such as 0.1%', count: 'a number' }[kind]
  throw new ThresholdProblem(`'${text.trim()}' must end with ${wanted}`)
}
