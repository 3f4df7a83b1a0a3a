import { describe, expect, it } from 'vitest'
import { calibrationSpec } from '../../../../../harness/load/calibrate/plan.ts'
import { Fleet, type FleetSpec } from '../../../../../harness/load/fleet/fleet.ts'
import { Identities } from '../../../../../harness/load/fleet/identities.ts'
import { countsOf } from '../../../../../harness/load/fleet/share.ts'

const spec: FleetSpec = {
  ...calibrationSpec('xml'),
  devices: 103,
  traits: {
    ...calibrationSpec('xml').traits,
    origin: { 'second-hand': '50%', corporate: '30%', fresh: '20%' },
    content: { xml: 40, wbxml: 63 },
  },
}

describe('a fleet', () => {
  it('has exact counts of every trait, whatever the seed', () => {
    for (const seed of ['a', 'b', 'c']) {
      const fleet = new Fleet({ ...spec, seed })
      const all = Array.from({ length: fleet.size }, (_, row) => fleet.traits(row))
      expect(all.filter(({ content }) => content === 'xml')).toHaveLength(40)
      expect(all.filter(({ origin }) => origin === 'second-hand').length).toBeOneOf([51, 52])
      expect(all.filter(({ origin }) => origin === 'fresh').length).toBeOneOf([20, 21])
    }
  })

  it('has the same devices on any number of workers', () => {
    const of = (fleet: Fleet, row: number) => [
      fleet.indexOf(row),
      Buffer.from(fleet.hash(row, 'client')).toString('latin1'),
      Buffer.from(fleet.nonce(row, 'server')).toString('hex'),
      fleet.traits(row),
      fleet.nonces(fleet.indexOf(row), 7),
    ]
    const whole = new Fleet(spec)
    const alone = Array.from({ length: whole.size }, (_, row) => of(whole, row))
    const shared = [0, 1, 2, 3].flatMap((shard) => {
      const part = new Fleet(spec, { shard, shards: 4 })
      return Array.from({ length: part.size }, (_, row) => of(part, row))
    })
    expect(shared.sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual(alone)
  })

  it('costs at most 512 octets for a device at rest', () => {
    const fleet = new Fleet(calibrationSpec('xml'))
    expect(fleet.octets / fleet.size).toBeLessThan(150)
  })
})

describe('identities', () => {
  it('lead back to their device, and differ from device to device', () => {
    const identities = new Identities('seed', { mcc: '234', mnc: '15' })
    const seen = new Set<string>()
    for (const index of [0, 1, 9, 99_999, 123_456, 9_999_999]) {
      const mine = [
        identities.imei(index),
        identities.imsi(index),
        identities.msisdn(index),
        identities.ip(index),
      ]
      for (const each of mine) seen.add(each)
      expect(identities.indexOf('imei', identities.imei(index))).toBe(index)
      expect(identities.indexOf('imsi', identities.imsi(index))).toBe(index)
      expect(identities.indexOf('msisdn', identities.msisdn(index))).toBe(index)
      expect(identities.indexOf('ip', identities.ip(index))).toBe(index)
    }
    expect(seen.size).toBe(24)
    expect(identities.indexOf('imsi', '262021234567890')).toBeUndefined()
  })
})

describe('shares', () => {
  it('are rounded so that they add up', () => {
    expect(countsOf({ a: '33.3%', b: '33.3%', c: '33.4%' }, 10).map(({ count }) => count)).toEqual([3, 3, 4])
  })
  it('that do not add up are refused with what they make', () => {
    expect(() => countsOf({ a: '50%', b: 3 }, 10)).toThrow('they make 8 of 10 devices')
  })
})
