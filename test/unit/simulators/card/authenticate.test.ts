import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authenticationVector, nextSqn, openAuts, sqnOctets, sqnOf } from '../../../../protocol/aka/vector.ts'
import { Card } from '../../../../simulators/card/card.ts'
import { SqnWindow } from '../../../../simulators/card/sqn.ts'
import { CARD } from '../device/support/bench.ts'

const AMF = Uint8Array.of(0x80, 0)
const { k, opc } = CARD
const rand = new Uint8Array(16).fill(5)
const card = (sqn = 0n) => new Card({ ...CARD, sqn }, { witness: () => undefined })
const vector = (sqn: bigint) => authenticationVector({ k, opc, rand, sqn: sqnOctets(sqn), amf: AMF })

describe('USIM AUTHENTICATE', () => {
  it('answers a challenge of its own authentication centre', () => {
    const { autn, xres, ck, ik } = vector(32n)
    expect(card().authenticate(rand, autn)).toEqual({ kind: 'ok', res: xres, ck, ik })
  })

  it('does not answer the same challenge again: it says by AUTS what it has accepted', () => {
    const one = card()
    const { autn } = vector(32n)
    one.authenticate(rand, autn)
    const again = one.authenticate(rand, autn)
    expect(again.kind).toBe('syncFailure')
    const auts = again.kind === 'syncFailure' ? again.auts : new Uint8Array()
    expect(sqnOf(openAuts({ k, opc, rand, auts }) ?? new Uint8Array(6))).toBe(32n)
  })

  it('is answered again after the network has taken its number over', () => {
    const ahead = card(4096n)
    const refused = ahead.authenticate(rand, vector(32n).autn)
    const auts = refused.kind === 'syncFailure' ? refused.auts : new Uint8Array()
    const sqnMs = sqnOf(openAuts({ k, opc, rand, auts }) ?? new Uint8Array(6))
    expect(ahead.authenticate(rand, vector(nextSqn(sqnMs, 0)).autn).kind).toBe('ok')
  })

  it('says nothing of its number to somebody without the key, not even for an old one', () => {
    const stale = vector(1n).autn
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 15 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const forged = Uint8Array.from(stale)
        forged[at] = (forged[at] ?? 0) ^ flip
        expect(card(4096n).authenticate(rand, forged)).toEqual({ kind: 'macFailure' })
      }),
    )
    expect(card().authenticate(rand, stale.subarray(0, 15))).toEqual({ kind: 'macFailure' })
  })
})

describe('the window of sequence numbers', () => {
  it('has a place for each IND, so that vectors may arrive out of order', () => {
    const window = new SqnWindow(0n)
    const sqn = (seq: bigint, ind: bigint) => (seq << 5n) | ind
    expect(
      [sqn(5n, 1n), sqn(4n, 2n), sqn(5n, 1n), sqn(4n, 1n), sqn(6n, 1n)].map((each) => window.accept(each)),
    ).toEqual([true, true, false, false, true])
  })

  it('refuses a number that is too far ahead', () => {
    const window = new SqnWindow(0n)
    const delta = 1n << 28n
    expect(window.accept((delta + 1n) << 5n)).toBe(false)
    expect(window.accept(delta << 5n)).toBe(true)
  })

  it('accepts no number twice, and reports the highest, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 1n << 20n }), { maxLength: 60 }), (numbers) => {
        const window = new SqnWindow(0n)
        const accepted = numbers.filter((each) => window.accept(each))
        expect(new Set(accepted).size).toBe(accepted.length)
        const highest = accepted.reduce((high, each) => (each >> 5n > high ? each >> 5n : high), 0n)
        expect(window.sqnMs).toBe(highest << 5n)
      }),
    )
  })
})
