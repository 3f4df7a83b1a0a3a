import { describe, expect, it } from 'vitest'
import { Card } from '../../../../simulators/card/card.ts'
import { elementaryFiles } from '../../../../simulators/card/elementary-files.ts'
import { Personalisation, rejects, type SimLock } from '../../../../simulators/card/personalisation.ts'
import { bench, CARD } from '../device/support/bench.ts'

const card = new Card({ ...CARD, gid1: 'a1', gid2: 'c3' }, { witness: () => undefined })

describe('personalisation', () => {
  it.each<[string, SimLock, string | undefined]>([
    ['none', {}, undefined],
    ['network of the card', { N: ['26201', '23415'] }, undefined],
    ['another network', { N: ['26201'] }, 'N'],
    ['the same digits with a longer MNC', { N: ['234159'] }, 'N'],
    ['another subset', { N: ['23415'], NS: ['11'] }, 'NS'],
    ['subset of the card', { NS: ['09'] }, undefined],
    ['another service provider', { SP: ['b2'] }, 'SP'],
    ['another corporation', { SP: ['a1'], C: ['d4'] }, 'C'],
    ['corporation of the card', { SP: ['a1'], C: ['c3'] }, undefined],
    ['another card', { S: ['234150000000001'] }, 'S'],
  ])('%s', (_what, lock, category) => {
    expect(rejects(lock, card)).toBe(category)
  })

  it('to a corporation rejects a private card of the same operator', () => {
    const own = new Card(CARD, { witness: () => undefined })
    expect(rejects({ N: ['23415'], SP: ['a1'], C: ['c3'] }, own)).toBe('SP')
  })

  it('ends with the right key, category by category', () => {
    const lock = new Personalisation({ N: ['26201'], C: ['d4'] }, { N: '12345678', C: '87654321' })
    expect([lock.unlock('N', '12345678'), lock.rejects(card)]).toEqual(['ok', 'C'])
    expect([lock.unlock('C', '87654321'), lock.rejects(card)]).toEqual(['ok', undefined])
  })

  it('is closed for ever after five wrong keys', () => {
    const lock = new Personalisation({ N: ['26201'] }, { N: '12345678' })
    const tries = ['1', '2', '3', '4', '5', '12345678'].map((key) => lock.unlock('N', key))
    expect(tries).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'blocked', 'blocked'])
    expect(lock.rejects(card)).toBe('N')
  })
})

describe('a card that the device rejects', () => {
  it('is witnessed, and opens nothing: no bootstrap, no line', async () => {
    const { device, events } = bench({ bare: true, lock: { N: ['26201'] } })
    expect(device.cardAccepted).toBe(false)
    expect(events.map(({ kind }) => kind)).toContain('sim.rejected')
    expect(await device.receiveBootstrap({ contentType: 'text/plain', body: new Uint8Array() })).toBe(
      'refused',
    )
  })
})

describe('elementary files', () => {
  it('say whose card it is', () => {
    const hex = Object.entries(elementaryFiles(card)).map(([name, octets]) => [
      name,
      Buffer.from(octets).toString('hex'),
    ])
    expect(Object.fromEntries(hex)).toEqual({
      EF_ICCID: '984411000000000010f6',
      EF_IMSI: '082943519099999999',
      EF_AD: '00000002',
      EF_MSISDN: '91447700091032',
      EF_GID1: 'a1',
      EF_GID2: 'c3',
    })
  })
})
