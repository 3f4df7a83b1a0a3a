import { describe, expect, it } from 'vitest'
import type { Stamped } from '../../../harness/history/event.ts'
import { stepOf } from '../../../reports/ladder/tell.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'
import { bootstrapped, session, verified } from '../../golden/reports/fixture-events.ts'

const told = (event: WorldEvent) => stepOf({ ...event, t: 0, seq: 0 } as Stamped)
const subject = { session: 's', imei: '35000000000001' }

describe('stepOf', () => {
  it('gives every event of a play lanes and words', () => {
    for (const [, event] of [...bootstrapped(), ...session('xml'), ...verified('said')]) {
      const { from, to, text } = told(event)
      expect(['person', 'phone', 'network', 'server'], event.kind).toEqual(expect.arrayContaining([from, to]))
      expect(text, event.kind).toMatch(/\w/)
      expect(text, event.kind).not.toMatch(/undefined|\[object/)
    }
  })

  it.each([
    [true, 'genuine', 'good'],
    [true, 'wrong', 'bad'],
    [false, 'genuine', 'bad'],
    [false, 'stale', 'plain'],
  ] as const)('a credential: accepted %s, in truth %s, is %s', (ok, truth, tone) => {
    const event: WorldEvent = { kind: 'dm.clauth', ...subject, type: 'md5', ok, code: ok ? 212 : 401, truth }
    expect(told(event).tone).toBe(tone)
  })

  it('shows who really sent a bootstrap', () => {
    const sent = { kind: 'bs.sent', imsi: '1', profile: 'cp', sec: '', sha256: '' } as const
    expect(told({ ...sent, sender: 'target' })).toMatchObject({ from: 'server', to: 'phone', tone: 'plain' })
    expect(told({ ...sent, sender: 'stage' })).toMatchObject({ from: 'network', tone: 'bad' })
    expect(told({ ...sent, sender: 'stage' }).text).toContain('without SEC')
  })

  it('draws a line where the preparation ends, and attacks in the colour of attacks', () => {
    expect(told({ kind: 'attack', name: 'from-here', detail: 'the preparation is over' }).tone).toBe('cut')
    expect(told({ kind: 'attack', name: 'replay', detail: 'again' })).toMatchObject({ tone: 'bad' })
  })

  it('says how old an answer was, and of whom it is', () => {
    const query = { kind: 'hlr.query', key: 'imsi', value: '23415', answer: 'active' } as const
    expect(told({ ...query, own: false, subscription: 'corporate', org: 'acme', ageSeconds: 90 }).text).toBe(
      'HLR by IMSI 23415: active (not our own, corporate, acme), 90 s old',
    )
    expect(told({ ...query, own: true, ageSeconds: 0 }).tone).toBe('good')
    expect(told({ ...query, own: false }).tone).toBe('bad')
  })

  it('tells a request for a proof from a refusal', () => {
    const answer = {
      kind: 'dm.msg',
      ...subject,
      dir: 'received',
      msgID: '',
      contentType: '',
      body: '',
    } as const
    const digest = { 'www-authenticate': 'Digest realm="3GPP-bootstrapping@naf", nonce="x"' }
    expect(told({ ...answer, httpStatus: 401, headers: digest })).toMatchObject({
      ...{ tone: 'plain', text: 'HTTP 401 asks for a proof: Digest realm="3GPP-bootstrapping@naf"' },
    })
    expect(told({ ...answer, httpStatus: 403, headers: {} })).toMatchObject({ tone: 'bad', text: 'HTTP 403' })
  })

  it('names an event of a kind that a later version wrote', () => {
    expect(told({ kind: 'moon.phase' } as unknown as WorldEvent).text).toBe('moon.phase')
  })
})
