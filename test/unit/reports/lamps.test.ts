import { describe, expect, it } from 'vitest'
import type { Stamped } from '../../../harness/history/event.ts'
import { LampBoard, type Lamps, phonesOf } from '../../../reports/lamps/board.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'

/**
 * The lamps are derived from the history alone. What is tested is the matrix §1.3 (what is shown) and §1.4 (what kills
 * it), as far as a reader of a ladder sees it.
 */
const about = { imei: '35000000000001', imsi: '234150000000001' }
const other = { imei: '35000000000002', imsi: '234150000000002' }
const insert: WorldEvent = { kind: 'sim.insert', ...about, iccid: '1' }
const pair: WorldEvent = { kind: 'net.pair', ...about, ageSeconds: 0, how: 'pushed', plmn: '23415' }
const inSession = { ...about, session: 's' }
const open: WorldEvent = {
  kind: 'dm.open',
  ...inSession,
  ...{ serverId: 'x', wireSessionID: '1', url: 'u', initiatedBy: 'client' },
}
const clauth = (ok: boolean, truth: 'genuine' | 'wrong'): WorldEvent => ({
  ...{ kind: 'dm.clauth', ...inSession, type: 'md5', ok, code: ok ? 212 : 401, truth },
})
const close: WorldEvent = { kind: 'dm.close', ...inSession, outcome: 'complete', reason: '' }
const hlr = (answer: 'active' | 'suspended' | 'unknown' | 'timeout', ageSeconds = 0): WorldEvent => ({
  kind: 'hlr.query',
  key: 'imsi',
  value: about.imsi,
  answer,
  imsi: about.imsi,
  ageSeconds,
})
const subauth = (ok: boolean, truth: 'genuine' | 'replayed'): WorldEvent => ({
  ...{ kind: 'dm.subauth', ...inSession, btid: 'b', ok, truth },
})
const chv = (result: 'ok' | 'wrong', enabled = true): WorldEvent => ({
  ...{ kind: 'chv.verify', imsi: about.imsi, iccid: '1', result, retries: 3, enabled, by: 'subscriber-1' },
})

const lampsAfter = (...events: readonly (WorldEvent | number)[]): Lamps => {
  const board = new LampBoard()
  let lamps: Lamps = { device: 'off', subscriber: 'off', user: 'off' }
  let t = 0
  let seq = 0
  for (const event of events) {
    if (typeof event === 'number') t += event
    else lamps = board.take({ ...event, t, seq: seq++ } as Stamped).lamps
  }
  return lamps
}

describe('the device lamp', () => {
  it('is claimed by an open session, proven by a genuine credential that was accepted, and rests when it ends', () => {
    expect(lampsAfter(insert, open).device).toBe('claimed')
    expect(lampsAfter(insert, open, clauth(true, 'genuine')).device).toBe('authenticated')
    expect(lampsAfter(insert, open, clauth(true, 'genuine'), close).device).toBe('off')
    expect(lampsAfter(insert, pair, open, clauth(true, 'genuine'), close).device).toBe('identified')
  })

  it('does not believe the target: a wrong credential that was accepted proves nothing', () => {
    expect(lampsAfter(insert, open, clauth(true, 'wrong')).device).toBe('claimed')
    expect(lampsAfter(insert, open, clauth(false, 'genuine')).device).toBe('claimed')
  })

  it('is identified by a pair for a day', () => {
    expect(lampsAfter(insert, pair).device).toBe('identified')
    expect(lampsAfter(insert, pair, 86_400_001, hlr('timeout')).device).toBe('revoked')
    expect(lampsAfter(insert, { ...pair, ageSeconds: 90_000 } as WorldEvent).device).toBe('claimed')
  })

  it('is revoked by the black list and by a clone that attaches', () => {
    expect(lampsAfter(insert, pair, { kind: 'eir.change', imei: about.imei, status: 'black' }).device).toBe(
      'revoked',
    )
    const clone: WorldEvent = { kind: 'net.attach', imei: about.imei, imsi: other.imsi, plmn: '23415' }
    expect(lampsAfter(insert, pair, clone)).toMatchObject({ device: 'revoked', subscriber: 'revoked' })
  })
})

describe('the subscriber lamp', () => {
  it('is identified by what the network tells, for as long as that holds', () => {
    expect(lampsAfter(insert, hlr('active')).subscriber).toBe('identified')
    expect(lampsAfter(insert, hlr('active', 7200)).subscriber).toBe('claimed')
    expect(lampsAfter(insert, hlr('active'), 3_600_001, chv('ok')).subscriber).toBe('revoked')
    expect(lampsAfter(insert, hlr('active'), hlr('suspended')).subscriber).toBe('revoked')
    expect(lampsAfter(insert, hlr('active'), hlr('timeout')).subscriber).toBe('identified')
  })

  it('tells the header of the gateway from one that the client made up', () => {
    const header = (trusted: boolean, count: number): WorldEvent => ({
      ...{ kind: 'he.header', ip: '10.0.0.1', imei: about.imei, trusted, msisdn: '44', count },
    })
    expect(lampsAfter(insert, header(true, 1)).subscriber).toBe('identified')
    expect(lampsAfter(insert, header(true, 2)).subscriber).toBe('claimed')
    expect(lampsAfter(insert, header(false, 1)).subscriber).toBe('claimed')
  })

  it('loses with an address only what rested on the address', () => {
    const bound: WorldEvent = { kind: 'aaa.query', ip: '10.0.0.1', answer: 'bound', ...about, ageSeconds: 0 }
    const released: WorldEvent = { kind: 'net.iprelease', ip: '10.0.0.1', imsi: about.imsi }
    expect(lampsAfter(insert, bound, released).subscriber).toBe('revoked')
    expect(lampsAfter(insert, bound, pair, released).subscriber).toBe('identified')
  })

  it('is proven in a session, and only there', () => {
    expect(lampsAfter(insert, open, subauth(true, 'genuine')).subscriber).toBe('authenticated')
    expect(lampsAfter(insert, open, subauth(true, 'replayed')).subscriber).toBe('claimed')
    expect(lampsAfter(insert, open, subauth(false, 'genuine')).subscriber).toBe('off')
    expect(lampsAfter(insert, open, subauth(true, 'genuine'), close).subscriber).toBe('off')
    expect(
      lampsAfter(insert, open, subauth(true, 'genuine'), {
        kind: 'hlr.change',
        imsi: about.imsi,
        status: 'cancelled',
      }).subscriber,
    ).toBe('revoked')
  })
})

describe('the user lamp', () => {
  it('is proven by a PIN that was really asked for, for two minutes', () => {
    expect(lampsAfter(insert, chv('ok')).user).toBe('authenticated')
    expect(lampsAfter(insert, chv('ok', false)).user).toBe('claimed')
    expect(lampsAfter(insert, chv('ok'), 120_001, pair).user).toBe('revoked')
    expect(lampsAfter(insert, chv('ok'), chv('wrong')).user).toBe('revoked')
  })

  it('is proven to customer care only by the owner, until the case is closed', () => {
    const verify = (by: string, ok: boolean): WorldEvent => ({
      ...{ kind: 'care.verify', case: 'c', msisdn: '44', imsi: about.imsi, by, owner: 'subscriber-1' },
      ...{ method: 'passphrase', ok },
    })
    expect(lampsAfter(insert, verify('subscriber-1', true)).user).toBe('authenticated')
    expect(lampsAfter(insert, verify('thief-1', true)).user).toBe('claimed')
    expect(lampsAfter(insert, verify('subscriber-1', true), { kind: 'care.close', case: 'c' }).user).toBe(
      'off',
    )
  })

  it('goes with the card', () => {
    expect(lampsAfter(insert, chv('ok'), { kind: 'sim.remove', ...about, iccid: '1' }).user).toBe('revoked')
  })
})

describe('several phones', () => {
  it('have lamps of their own, found by equipment, card or number', () => {
    const board = new LampBoard()
    const events: WorldEvent[] = [
      insert,
      { kind: 'sim.insert', ...other, iccid: '2' },
      { kind: 'net.ipbind', ...other, ip: '10.0.0.2', msisdn: '4402' },
      hlr('active'),
      { kind: 'care.call', case: 'c', msisdn: '4402', by: 'p' },
      { kind: 'care.close', case: 'c' },
    ]
    const shown = events.map((event, seq) => board.take({ ...event, t: 0, seq } as Stamped))
    expect(shown.map(({ phone }) => phone)).toEqual([
      ...[about.imei, other.imei, other.imei, about.imei, other.imei, other.imei],
    ])
    expect(shown[3]?.lamps.subscriber).toBe('identified')
    expect(shown[4]?.lamps).toEqual({ device: 'off', subscriber: 'claimed', user: 'claimed' })
    expect(phonesOf(events as Stamped[])).toEqual([about.imei, other.imei])
  })
})
