import { describe, expect, it } from 'vitest'
import { campaign } from '../../../../../harness/load/pace/campaign.ts'
import { constant } from '../../../../../harness/load/pace/constant.ts'
import { diurnal } from '../../../../../harness/load/pace/diurnal.ts'
import type { Pacer } from '../../../../../harness/load/pace/pacer.ts'
import { poisson } from '../../../../../harness/load/pace/poisson.ts'
import { ramp } from '../../../../../harness/load/pace/ramp.ts'
import { schedule } from '../../../../../harness/load/pace/schedule.ts'
import { storm } from '../../../../../harness/load/pace/storm.ts'

const PACERS: readonly (readonly [string, Pacer, number])[] = [
  ['constant', constant(50, 10_000), 500],
  ['ramp', ramp(0, 100, 10_000), 500],
  ['ramp down', ramp(100, 0, 10_000), 500],
  ['storm', storm(500, 2_000, 10_000), 500],
  ['campaign', campaign(1_000, 0.5, 10_000), 500],
]
const between = (pacer: Pacer, from: number, to: number) =>
  [...pacer.starts()].filter((at) => at >= from && at < to).length

describe('pacers', () => {
  it.each(PACERS)(
    '%s: as many sessions as it says, in rising order, within the stage',
    (_name, pacer, count) => {
      const starts = [...pacer.starts()]
      expect(Math.abs(starts.length - count)).toBeLessThanOrEqual(1)
      expect(starts).toEqual([...starts].sort((a, b) => a - b))
      expect(starts[0]).toBeGreaterThanOrEqual(0)
      expect(starts.at(-1)).toBeLessThan(pacer.millis + 1)
    },
  )

  it('ramp: the second half has three times what the first half has', () => {
    const pacer = ramp(0, 100, 10_000)
    expect(between(pacer, 5_000, 10_000) / between(pacer, 0, 5_000)).toBeCloseTo(3, 1)
  })

  it('poisson: the same seed gives the same arrivals, another one others, near the rate', () => {
    const of = (seed: string) => [...poisson(100, 20_000, seed).starts()]
    expect(of('a')).toEqual(of('a'))
    expect(of('a')).not.toEqual(of('b'))
    expect(Math.abs(of('a').length - 2_000)).toBeLessThan(200)
  })

  it('storm: most come at once', () => {
    const pacer = storm(1_000, 1_000, 10_000)
    expect(between(pacer, 0, 1_000)).toBeGreaterThan(600)
    expect(between(pacer, 5_000, 10_000)).toBeLessThan(20)
  })

  it('diurnal: the peak is at two thirds, the quiet hour at one sixth', () => {
    const pacer = diurnal(2, 20, 60_000)
    expect(between(pacer, 38_000, 42_000)).toBeGreaterThan(5 * between(pacer, 8_000, 12_000))
  })

  it('stages follow one another, and every session has a number of its own', () => {
    const all = [...schedule([constant(10, 1_000), constant(5, 1_000)])]
    expect(all.map(({ n }) => n)).toEqual(Array.from({ length: 15 }, (_, n) => n))
    expect(all[10]?.at).toBe(1_000)
  })
})
