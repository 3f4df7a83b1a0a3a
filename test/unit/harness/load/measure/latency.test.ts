import fc from 'fast-check'
import { build } from 'hdr-histogram-js'
import { describe, expect, it } from 'vitest'
import { Latency } from '../../../../../harness/load/measure/latency.ts'

const millis = fc.oneof(
  fc.double({ min: 0, max: 5, noNaN: true }),
  fc.double({ min: 0, max: 3_700_000, noNaN: true }),
)

/** The histogram itself, told every value at once. */
function directly(values: readonly number[]) {
  const histogram = build({
    ...{ bitBucketSize: 32, lowestDiscernibleValue: 1, highestTrackableValue: 3_600_000_000 },
    numberOfSignificantValueDigits: 3,
  })
  for (const each of values)
    histogram.recordValue(Math.min(3_600_000_000, Math.max(1, Math.round(each * 1000))))
  return histogram
}

describe('latencies', () => {
  it('are what an HDR histogram makes of every single one', () => {
    fc.assert(
      fc.property(fc.array(millis, { minLength: 1, maxLength: 200 }), (values) => {
        const latency = new Latency()
        for (const each of values) latency.record(each)
        const histogram = directly(values)
        expect(latency.samples).toBe(values.length)
        expect(latency.mean).toBeCloseTo(histogram.mean / 1000, 9)
        expect(latency.max).toBe(histogram.maxValue / 1000)
        for (const percent of [0, 1, 25, 50, 90, 99, 99.9, 100])
          expect(latency.percentile(percent)).toBe(histogram.getValueAtPercentile(percent) / 1000)
      }),
    )
  })

  it('add up exactly, however they travel and whenever somebody looks', () => {
    fc.assert(
      fc.property(fc.array(millis, { maxLength: 100 }), fc.nat(100), (values, cut) => {
        const whole = new Latency()
        for (const each of values) whole.record(each)
        const parts = [values.slice(0, cut), values.slice(cut)].map((part) => {
          const latency = new Latency()
          for (const each of part) {
            latency.record(each)
            latency.percentile(50)
          }
          return latency
        })
        const sum = new Latency()
        for (const part of parts) sum.add(Latency.decode(part.encode()))
        expect(sum.samples).toBe(whole.samples)
        // The way keeps three digits of it.
        expect(Math.abs((sum.max ?? 0) - (whole.max ?? 0))).toBeLessThanOrEqual((whole.max ?? 0) / 1000)
        for (const percent of [1, 50, 99, 100])
          expect(sum.percentile(percent)).toBe(whole.percentile(percent))
      }),
    )
  })

  it('begin anew after a reset', () => {
    const latency = new Latency(2)
    latency.record(3)
    latency.reset()
    expect(latency.samples).toBe(0)
    latency.record(4)
    expect(latency.max).toBeCloseTo(4, 1)
  })
})
