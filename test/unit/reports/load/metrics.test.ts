import { describe, expect, it } from 'vitest'
import type { LoadResult } from '../../../../harness/verdict/load-result.ts'
import { metricsOf, otlp, prometheus } from '../../../../reports/load/metrics.ts'
import { LOAD } from '../../../golden/reports/load-fixture.ts'

interface Family {
  readonly type: string
  readonly samples: Map<string, number>
}

interface SentMetric {
  readonly name: string
  readonly sum?: { dataPoints: { asDouble: number }[] }
  readonly gauge?: { dataPoints: { asDouble: number }[] }
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*'
const LABELS = String.raw`\{(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*",?)*\}`
const SAMPLE = new RegExp(`^(${NAME})(${LABELS})? (-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?|NaN|[+-]Inf)$`)

/** Reads the text format of Prometheus 0.0.4 as a scraper does, and throws for what it would refuse. */
function scrape(text: string): Map<string, Family> {
  const families = new Map<string, Family>()
  const helped = new Set<string>()
  let current = ''
  if (!text.endsWith('\n')) throw new Error('the last line has no end')
  for (const line of text.slice(0, -1).split('\n')) {
    const [, word, about = '', said = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? []
    if (word === 'HELP') {
      if (helped.has(about)) throw new Error(`a second HELP for ${about}`)
      helped.add(about)
    } else if (word === 'TYPE') {
      if (families.has(about)) throw new Error(`a second TYPE for ${about}`)
      if (!/^(counter|gauge|histogram|summary|untyped)$/.test(said)) throw new Error(`no type: ${said}`)
      families.set(about, { type: said, samples: new Map() })
      current = about
    } else {
      const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? []
      if (name === '') throw new Error(`no sample: ${line}`)
      if (name !== current) throw new Error(`${name} stands among the samples of ${current}`)
      const { samples } = families.get(name) as Family
      if (samples.has(labels)) throw new Error(`twice: ${line}`)
      samples.set(labels, Number(value))
    }
  }
  return families
}

describe('what Prometheus reads', () => {
  it('is valid exposition format, and counters are named as such', () => {
    const families = scrape(prometheus(metricsOf(LOAD)))
    expect(families.size).toBeGreaterThan(12)
    for (const [name, { type }] of families) expect(name.endsWith('_total')).toBe(type === 'counter')
  })

  it('has failures by class, latencies in seconds, and what is in flight at each step', () => {
    const families = scrape(prometheus(metricsOf(LOAD)))
    const of = (name: string) => families.get(`rollcall_${name}`)?.samples
    expect(of('sessions_failed_total')?.get('{class="http-503"}')).toBe(28)
    expect(of('session_seconds')?.get('{quantile="0.99"}')).toBeCloseTo(1.31)
    expect(of('messages_in_flight')?.get('{message="pkg1 alert + DevInfo"}')).toBe(5)
    expect(of('message_seconds')?.get('{message="pkg3 status + results",quantile="0.5"}')).toBeCloseTo(0.0042)
    expect(of('generator_valid')?.get('')).toBe(0)
  })

  it('stays valid before anything has happened, and with any sign in a label', () => {
    const { ladder, sessions } = LOAD
    const nothing: LoadResult = {
      ...{ ...LOAD, series: [], ladder: [] },
      sessions: { ...sessions, failed: {}, latency: { samples: 0 } },
    }
    expect(scrape(prometheus(metricsOf(nothing))).get('rollcall_sessions_failed_total')?.samples.size).toBe(0)
    const odd = { ...LOAD, ladder: ladder.map((row) => ({ ...row, message: `${row.message} "\\\n` })) }
    expect(scrape(prometheus(metricsOf(odd))).get('rollcall_message_seconds')?.samples.size).toBeGreaterThan(
      5,
    )
  })
})

describe('what an OpenTelemetry collector is sent', () => {
  it('has every metric, counters as cumulative sums, times in nanoseconds', () => {
    const metrics = metricsOf(LOAD)
    const { resourceMetrics } = JSON.parse(
      JSON.stringify(otlp(metrics, 1_700_000_000_500, 1_700_000_000_000)),
    ) as { resourceMetrics: { scopeMetrics: { metrics: SentMetric[] }[] }[] }
    const sent = resourceMetrics[0]?.scopeMetrics[0]?.metrics ?? []
    expect(sent.map(({ name }) => name)).toEqual(metrics.map(({ name }) => name))
    const [arrived] = sent
    expect(arrived?.sum).toMatchObject({ aggregationTemporality: 2, isMonotonic: true })
    expect(arrived?.sum?.dataPoints[0]).toMatchObject({
      ...{ asDouble: 3640, timeUnixNano: '1700000000500000000', startTimeUnixNano: '1700000000000000000' },
    })
    const open = sent.find(({ name }) => name === 'rollcall_sessions_open')
    expect(open?.gauge?.dataPoints[0]?.asDouble).toBe(7)
  })
})
