import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Chv } from '../../../../simulators/card/chv.ts'

const made = () => new Chv('1234', '12345678', true)

describe('CHV', () => {
  it('is verified by its PIN, until the card is reset', () => {
    const chv = made()
    expect(chv.verify('1234')).toBe('ok')
    expect(chv.state).toEqual({ enabled: true, verified: true, retries: 3, pukRetries: 10 })
    chv.reset()
    expect(chv.state.verified).toBe(false)
  })

  it('is blocked by three wrong PINs, and then does not say whether one was right', () => {
    const chv = made()
    expect(['0', '0', '0', '1234'].map((pin) => chv.verify(pin))).toEqual([
      'wrong',
      'wrong',
      'blocked',
      'blocked',
    ])
    expect(chv.state).toMatchObject({ verified: false, retries: 0 })
  })

  it('keeps its counter over a reset', () => {
    const chv = made()
    chv.verify('0')
    chv.reset()
    expect(chv.state.retries).toBe(2)
  })

  it('is unblocked by the PUK, with a new PIN', () => {
    const chv = made()
    for (const pin of ['0', '0', '0']) chv.verify(pin)
    expect(chv.unblock('12345678', '4321')).toBe('ok')
    expect(chv.state).toEqual({ enabled: true, verified: true, retries: 3, pukRetries: 10 })
    expect([chv.verify('1234'), chv.verify('4321')]).toEqual(['wrong', 'ok'])
  })

  it('is lost for ever by ten wrong PUKs', () => {
    const chv = made()
    for (let n = 1; n < 10; n++) expect(chv.unblock('0', '1111')).toBe('wrong')
    expect(chv.unblock('0', '1111')).toBe('blocked')
    expect(chv.unblock('12345678', '1111')).toBe('blocked')
  })

  it('proves nothing when it is disabled, which takes the PIN, and so does enabling it', () => {
    const chv = made()
    expect(chv.disable('0')).toBe('wrong')
    expect(chv.disable('1234')).toBe('ok')
    expect(chv.state).toMatchObject({ enabled: false, verified: false })
    expect([chv.enable('0'), chv.enable('1234')]).toEqual(['wrong', 'ok'])
    expect(chv.state.enabled).toBe(true)
  })

  it('is changed by whoever knows it', () => {
    const chv = made()
    expect([chv.change('0', '9'), chv.change('1234', '9999'), chv.verify('9999')]).toEqual([
      'wrong',
      'ok',
      'ok',
    ])
  })

  it('never gives a try back but for success, whatever is done to it', () => {
    const act = fc.constantFrom('right', 'wrong', 'puk', 'wrongPuk', 'reset', 'disable', 'change')
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const chv = made()
        for (const each of acts) {
          const before = chv.state
          const result = {
            right: () => chv.verify('1234'),
            wrong: () => chv.verify('0'),
            puk: () => chv.unblock('12345678', '1234'),
            wrongPuk: () => chv.unblock('0', '1234'),
            reset: () => chv.reset(),
            disable: () => chv.disable('0'),
            change: () => chv.change('0', '1'),
          }[each]()
          const after = chv.state
          if (result !== 'ok') expect(after.retries).toBeLessThanOrEqual(before.retries)
          if (result !== 'ok') expect(after.pukRetries).toBeLessThanOrEqual(before.pukRetries)
          if (before.retries === 0 && each === 'right') expect(result).toBe('blocked')
        }
      }),
    )
  })
})
