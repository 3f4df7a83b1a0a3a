import { describe, expect, it } from 'vitest'
import { Pairs } from '../../../../simulators/network/pairs.ts'
import { VirtualClock } from '../../../../simulators/world/clock.ts'

const DAY = 86_400
const ANNA = { imsi: '234150000000001', msisdn: '447700900001', imei: '49015420323751' }
const BEN = { ...ANNA, imsi: '234150000000002', msisdn: '447700900002' }

function detection() {
  const clock = new VirtualClock(0)
  const pairs = new Pairs(clock)
  return {
    attach: (who: typeof ANNA) => pairs.attach({ ...who, imeisv: '4901542032375101', plmn: '23415' }),
    passes: (seconds: number) => clock.advance(seconds * 1000),
    pairedFor: ({ imsi }: typeof ANNA) => pairs.of({ imsi }).map((pair) => pairs.pairedSeconds(pair)),
  }
}

describe('how long card and equipment have been a pair', () => {
  it('counts from when they were first seen together, however often they attach', () => {
    const { attach, passes, pairedFor } = detection()
    attach(ANNA)
    passes(DAY)
    attach(ANNA)
    passes(DAY)
    expect(pairedFor(ANNA)).toEqual([2 * DAY])
  })

  it('counts anew where another card was seen in the equipment meanwhile', () => {
    const { attach, passes, pairedFor } = detection()
    attach(ANNA)
    passes(DAY)
    attach(BEN)
    passes(60)
    attach(ANNA)
    passes(5)
    expect(pairedFor(ANNA)).toEqual([5])
  })

  it('counts anew in another equipment', () => {
    const { attach, passes, pairedFor } = detection()
    attach(ANNA)
    passes(DAY)
    attach({ ...ANNA, imei: '35693803564380' })
    expect(pairedFor(ANNA)).toEqual([0])
  })
})
