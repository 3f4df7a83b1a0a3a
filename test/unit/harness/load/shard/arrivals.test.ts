import { describe, expect, it } from 'vitest'
import { Fleet } from '../../../../../harness/load/fleet/fleet.ts'
import { checkPlan } from '../../../../../harness/load/plan/read.ts'
import { Arrivals, sessionsWanted } from '../../../../../harness/load/shard/arrivals.ts'

function planOf(stage: object, devices = 100) {
  return checkPlan({ fleet: { devices }, stages: [stage] }, 'test')
}

function arrivalsOf(stage: object) {
  const plan = planOf(stage)
  const { devices, traits } = plan
  const spec = { devices, traits, seed: 's', plmn: { mcc: '234', mnc: '15' }, serverId: 'dm' }
  const arrivals = new Arrivals(plan, new Fleet(spec), 's')
  const until = (elapsed: number) => {
    const due: number[] = []
    for (let next = arrivals.take(elapsed); next; next = arrivals.take(elapsed)) due.push(next.intended)
    return due
  }
  return { arrivals, until }
}

describe('arrivals', () => {
  it('come twice as fast from the moment at which the rate is doubled, and none is left out or comes twice', () => {
    const { arrivals, until } = arrivalsOf({ model: 'constant', rate: 10, for: '10s' })
    expect(until(1_999)).toHaveLength(20)
    arrivals.hurry(2, 2_000)
    expect(until(2_999)).toHaveLength(20)
    arrivals.hurry(0.5, 3_000)
    expect(until(4_999)).toHaveLength(10)
    expect(until(1e9)).toHaveLength(50)
    expect(arrivals.over).toBe(true)
  })

  it('of a storm are those of every device once; of a campaign, of as many as accept, each once', () => {
    const indices = (stage: object) => [...sessionsWanted(planOf(stage), 's')].map(({ index }) => index)
    const storm = indices({ model: 'storm', spread: '1s', for: '5s' })
    expect([...storm].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index))
    const campaign = indices({ model: 'campaign', acceptance: 0.4, for: '10s' })
    expect(new Set(campaign).size).toBe(campaign.length)
    expect(Math.abs(campaign.length - 40)).toBeLessThanOrEqual(1)
  })

  it('of a campaign are few at first, most before the middle, and few at the end', () => {
    const { until } = arrivalsOf({ model: 'campaign', acceptance: 1, for: '10s' })
    const [first, second, last] = [until(1_000), until(6_000), until(1e9)].map(({ length }) => length)
    expect(second).toBeGreaterThan(5 * (first ?? 0))
    expect(second).toBeGreaterThan(3 * (last ?? 0))
  })
})
