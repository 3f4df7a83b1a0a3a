import { describe, expect, it } from 'vitest'
import {
  LOG_ALPHA,
  leastFrequency,
  logAgreeing,
  logChoose,
} from '../../../../../harness/prove/fleet/chance.ts'
import { Fleet } from '../../../../../harness/prove/fleet/fleet.ts'
import { devices } from './devices.ts'

const sample = (count: number) => ({
  nonces: [],
  secrets: devices(count).map(({ of }) => ({ which: 'client password' as const, value: of.imei, of })),
})

describe('a fleet', () => {
  it('says nothing while it is small', () => {
    const fleet = new Fleet()
    fleet.take(sample(10))
    expect(fleet.rows).toEqual([])
    expect(fleet.look().map(({ evaluated }) => evaluated)).toEqual([0, 0])
  })

  it('shows how many it has seen, and what is wrong with them', () => {
    const fleet = new Fleet()
    fleet.take(sample(30))
    const row = fleet.rows.find(({ rule }) => rule === 'SP-AUTH-07/fleet')
    expect(row).toMatchObject({ evaluated: 30, finding: { property: 'SP-AUTH-07/fleet' } })
  })
})

describe('chance', () => {
  it('counts choices', () => {
    expect(Math.exp(logChoose(49, 6))).toBeCloseTo(13_983_816, 0)
  })

  it('takes two equal PINs of four digits for chance, and thirty for none', () => {
    expect(logAgreeing(40, 2, -4 * Math.log(10))).toBeGreaterThan(LOG_ALPHA)
    expect(logAgreeing(40, 30, -4 * Math.log(10))).toBeLessThan(LOG_ALPHA)
  })

  it('believes that what always comes is frequent, and that four of a hundred may be one of 256', () => {
    expect(leastFrequency(100, 100, LOG_ALPHA)).toBeGreaterThan(0.7)
    expect(leastFrequency(4, 100, LOG_ALPHA)).toBeLessThan(1 / 256)
  })
})
