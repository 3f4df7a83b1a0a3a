import { describe, expect, it } from 'vitest'
import { Fleet } from '../../../../../harness/load/fleet/fleet.ts'
import { checkPlan } from '../../../../../harness/load/plan/read.ts'
import type { Notice } from '../../../../../harness/load/push/notice.ts'
import { Notices } from '../../../../../harness/load/push/notices.ts'
import { notifyHooks } from '../../../../../harness/load/push/notifier.ts'
import type { SessionEnd } from '../../../../../harness/load/session/outcome.ts'
import { Gauge } from '../../../../../harness/load/shard/gauge.ts'
import type { OrderAnswer } from '../../../../../harness/stage/operator.ts'
import type { Target } from '../../../../../harness/target/target.ts'
import { type UiMode, writePackage0 } from '../../../../../protocol/notification/package0.ts'

const PLAN = {
  fleet: { devices: 4, user: { agrees: 2, refuses: 2 } },
  stages: [{ model: 'constant', rate: 1, for: '1s' }],
}
const { devices, traits } = checkPlan(PLAN, 'test')
const SPEC = { devices, traits, seed: 'test', plmn: { mcc: '234', mnc: '15' }, serverId: 'dm.example' }

/** Sessions that a target is told to begin, with what became of them. */
function ordering(answer: Partial<OrderAnswer> = {}) {
  const fleet = new Fleet(SPEC)
  const gauge = new Gauge(true)
  const seen = { now: 0, ordered: [] as number[], came: [] as Notice[], failed: [] as SessionEnd[], over: 0 }
  const notices = new Notices({
    ...{ fleet, gauge, timeoutMs: 500, now: () => seen.now },
    order: async (index) => {
      seen.ordered.push(index)
      return { accepted: true, status: 202, answer: {}, ...answer }
    },
    onCome: (_due, notice, after) => {
      seen.came.push(notice)
      after?.()
    },
    onFail: (_due, end, after) => {
      seen.failed.push(end)
      after?.()
    },
  })
  const begin = (row: number) => notices.order({ row, intended: 0 }, () => (seen.over += 1))
  const package0 = (
    row: number,
    more: { nonce?: Uint8Array; serverId?: string; uiMode?: UiMode; sessionId?: number } = {},
  ) => {
    const { secret } = fleet.accounts.of(row, fleet.user(row)).server
    const key = { serverId: SPEC.serverId, password: secret, nonce: fleet.nonce(row, 'server') }
    return writePackage0({ ...key, uiMode: 1, initiator: 1, sessionId: 0x2a, ...more })
  }
  const rung = () => gauge.tally.rungs['package-0']
  return { fleet, notices, begin, package0, rung, gauge, seen }
}

describe('a session that the target begins', () => {
  it('opens when package #0 has come, and its way is measured from the order', () => {
    const { notices, begin, package0, rung, gauge, seen } = ordering()
    begin(1)
    expect([notices.size, notices.has(1), notices.has(0)]).toEqual([1, true, false])
    seen.now = 40
    notices.pushed(1, package0(1))
    expect(seen).toMatchObject({ ordered: [1], failed: [], over: 1 })
    expect(seen.came).toEqual([{ sessionId: 0x2a, uiMode: 1, initiator: 1, resync: false, at: 40 }])
    expect(notices.size).toBe(0)
    expect(rung()).toMatchObject({ sent: 1, timeouts: 0, lost: 0 })
    expect(rung().answered.notification).toBe(1)
    expect(gauge.tally.latency('package-0').max).toBeCloseTo(40, 0)
  })

  it('heeds one trigger once, and none that nobody waits for', () => {
    const { notices, begin, package0, rung, seen } = ordering()
    notices.pushed(1, package0(1))
    begin(1)
    notices.pushed(1, package0(1))
    begin(1)
    notices.pushed(1, package0(1))
    expect(seen.came).toHaveLength(1)
    expect(rung().answered.unexpected).toBe(2)
    notices.pushed(1, package0(1, { sessionId: 0x2b }))
    expect(seen.came.map(({ sessionId }) => sessionId)).toEqual([0x2a, 0x2b])
  })

  it('takes the special nonce for what it is', () => {
    const { notices, begin, package0, seen } = ordering()
    begin(0)
    notices.pushed(0, package0(0, { nonce: new Uint8Array(4) }))
    expect(seen.came).toMatchObject([{ resync: true }])
  })

  it.each([
    ['notification-unproven', { nonce: new Uint8Array(16).fill(9) }],
    ['notification-unsound', { serverId: 'dm.elsewhere' }],
  ])('is not begun by a trigger that is %s', (failure, more) => {
    const { notices, begin, package0, rung, seen } = ordering()
    begin(2)
    notices.pushed(2, package0(2, more))
    expect(seen).toMatchObject({ came: [], over: 1, failed: [{ outcome: 'failed', failure }] })
    expect(rung().answered.unexpected).toBe(1)
  })

  it('is not begun by octets that are no package #0', () => {
    const { notices, begin, seen } = ordering()
    begin(2)
    notices.pushed(2, Uint8Array.of(1, 2, 3))
    expect(seen.failed[0]).toMatchObject({ failure: 'notification-unsound' })
  })

  it('that wants the user’s yes is begun for users who agree alone', () => {
    const { fleet, notices, begin, package0, seen } = ordering()
    for (const row of [0, 1, 2, 3]) {
      begin(row)
      notices.pushed(row, package0(row, { uiMode: 3 }))
    }
    expect(seen.came).toHaveLength(2)
    expect(seen.failed.map(({ failure }) => failure)).toEqual(
      Array.from({ length: 2 }, () => 'notification-declined'),
    )
    expect([0, 1, 2, 3].filter((row) => fleet.traits(row).user === 'agrees')).toHaveLength(2)
  })

  it('failed when the target refuses the order, and says why', async () => {
    const { begin, rung, seen } = ordering({ accepted: false, status: 404, answer: { error: 'no account' } })
    begin(3)
    await Promise.resolve()
    expect(seen.failed).toMatchObject([
      { failure: 'notification-refused', reason: expect.stringContaining('no account') },
    ])
    expect(rung()).toMatchObject({ sent: 1, lost: 1 })
  })

  it('failed when nothing comes in time, and what comes later begins nothing', () => {
    const { notices, begin, package0, rung, seen } = ordering()
    begin(0)
    seen.now = 300
    begin(1)
    notices.expire(499)
    expect(seen.failed).toEqual([])
    notices.expire(500)
    expect(seen.failed).toMatchObject([{ failure: 'notification-missing' }])
    notices.pushed(0, package0(0))
    expect(seen.came).toEqual([])
    expect(rung()).toMatchObject({ sent: 2, timeouts: 1 })
    expect(notices.clear()).toEqual([{ row: 1, intended: 0 }])
    expect(notices.size).toBe(0)
  })
})

describe('a target that is to begin sessions', () => {
  const hook = { method: 'POST', url: 'http://127.0.0.1:1/n', headers: {} } as const
  const target = (hooks: object) =>
    ({ name: 'theirs', auths: ['md5'], hooks, timeoutMs: 100, maxBytes: 1000 }) as unknown as Target

  it('must declare the hook and a network, and have no person carry it out', () => {
    expect(notifyHooks([target({ notifications: hook })], true)).toMatchObject([{ auths: ['md5'], hook }])
    expect(() => notifyHooks([target({})], true)).toThrow(
      'begin: push: theirs does not declare the hook notifications',
    )
    expect(() => notifyHooks([target({ notifications: hook })], false)).toThrow('declares no network')
    expect(() => notifyHooks([target({ notifications: { manual: 'press it' } })], true)).toThrow(
      'by a person',
    )
  })
})
