import type { Distribution, LoadResult } from '../../harness/verdict/load-result.ts'

/** One measurement under the name that Prometheus and OpenTelemetry know it by. */
export interface Metric {
  readonly name: string
  readonly help: string
  readonly kind: 'counter' | 'gauge'
  readonly values: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[]
}

/** What is known of a run at this moment. */
export function metricsOf(result: LoadResult): Metric[] {
  const { sessions, identity, generator, series, messages, bytes, ladder } = result
  const one = (value: number) => [{ labels: {}, value }]
  const by = (label: string, parts: Readonly<Record<string, number>>) =>
    Object.entries(parts).map(([name, value]) => ({ labels: { [label]: name }, value }))
  const last = series.at(-1)
  const sent = ladder.filter(({ direction }) => direction === '→')
  return [
    metric(
      'rollcall_sessions_arrived_total',
      'Sessions that were meant to begin',
      'counter',
      one(sessions.arrived),
    ),
    metric(
      'rollcall_sessions_complete_total',
      'Sessions that came to their end',
      'counter',
      one(sessions.complete),
    ),
    metric(
      'rollcall_sessions_failed_total',
      'Sessions that failed, by class',
      'counter',
      by('class', sessions.failed),
    ),
    metric(
      'rollcall_sessions_not_started_total',
      'Arrivals that never began',
      'counter',
      by('reason', sessions.notStarted),
    ),
    metric('rollcall_sessions_open', 'Sessions that are open', 'gauge', one(last?.open ?? 0)),
    metric('rollcall_sessions_waiting', 'Sessions that wait for room', 'gauge', one(last?.waiting ?? 0)),
    metric(
      'rollcall_session_seconds',
      'Latency of sessions from their intended start, by quantile',
      'gauge',
      quantilesOf(sessions.latency, {}),
    ),
    metric('rollcall_messages_total', 'Messages of devices', 'counter', one(messages.count)),
    metric(
      'rollcall_messages_in_flight',
      'Messages that nothing has answered yet, by step of the ladder',
      'gauge',
      sent.map(({ message, inFlight }) => ({ labels: { message }, value: inFlight })),
    ),
    metric(
      'rollcall_message_seconds',
      'Latency of messages, by step of the ladder and quantile',
      'gauge',
      sent.flatMap(({ message, latency }) => quantilesOf(latency, { message })),
    ),
    metric('rollcall_bytes_total', 'Octets on the wire', 'counter', by('direction', bytes)),
    metric('rollcall_identity_judged_total', 'Sessions judged', 'counter', one(identity.judged)),
    metric(
      'rollcall_identity_violations_total',
      'Sessions that broke a rule',
      'counter',
      one(identity.violations),
    ),
    metric(
      'rollcall_generator_valid',
      '1 while the generator keeps up',
      'gauge',
      one(generator.valid ? 1 : 0),
    ),
  ]
}

/** Milliseconds as seconds, one value for each quantile that there is. */
function quantilesOf(
  latency: Distribution | undefined,
  labels: Readonly<Record<string, string>>,
): Metric['values'] {
  const { p50, p90, p95, p99, p999 } = latency ?? {}
  return Object.entries({ '0.5': p50, '0.9': p90, '0.95': p95, '0.99': p99, '0.999': p999 }).flatMap(
    ([quantile, value]) =>
      value === undefined ? [] : [{ labels: { ...labels, quantile }, value: value / 1000 }],
  )
}

const metric = (name: string, help: string, kind: Metric['kind'], values: Metric['values']): Metric => ({
  ...{ name, help, kind, values },
})

/** The text format of Prometheus, version 0.0.4. */
export function prometheus(metrics: readonly Metric[]): string {
  return metrics
    .flatMap(({ name, help, kind, values }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${kind}`,
      ...values.map(({ labels, value }) => `${name}${labelled(labels)} ${value}`),
    ])
    .map((line) => `${line}\n`)
    .join('')
}

function labelled(labels: Readonly<Record<string, string>>): string {
  const escaped = (value: string) => value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return parts.length === 0 ? '' : `{${parts.join(',')}}`
}

/** The same as an ExportMetricsServiceRequest of OTLP in JSON, `at` in milliseconds since the epoch. */
export function otlp(metrics: readonly Metric[], at: number, startedAt: number): object {
  const nanos = (millis: number) => `${BigInt(Math.round(millis)) * 1_000_000n}`
  const points = (values: Metric['values']) =>
    values.map(({ labels, value }) => ({
      asDouble: value,
      timeUnixNano: nanos(at),
      startTimeUnixNano: nanos(startedAt),
      attributes: Object.entries(labels).map(([key, text]) => ({ key, value: { stringValue: text } })),
    }))
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'rollcall' } }] }
  return {
    resourceMetrics: [
      {
        resource,
        scopeMetrics: [
          {
            scope: { name: 'rollcall.load' },
            metrics: metrics.map(({ name, help, kind, values }) => ({
              name,
              description: help,
              ...(kind === 'gauge'
                ? { gauge: { dataPoints: points(values) } }
                : { sum: { dataPoints: points(values), aggregationTemporality: 2, isMonotonic: true } }),
            })),
          },
        ],
      },
    ],
  }
}
