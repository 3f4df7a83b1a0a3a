import { describe, expect, it } from 'vitest'
import { liveness } from '../../../../harness/prove/liveness.ts'
import type { Promised } from '../../../../harness/prove/world.ts'
import type { WorldEvent } from '../../../../simulators/world/event.ts'
import * as the from '../checks/support/events.ts'
import { history, IMEI } from '../checks/support/history.ts'

const promise = (what: Promised['what']): Promised => ({
  ...{ household: 0, imei: IMEI, what, from: 0, waits: false },
})
const said = (what: Promised['what'], told: Parameters<typeof history>[0]) =>
  liveness([promise(what)], history(told).events)

describe('what is owed to a customer in no trouble (LV-01)', () => {
  it.each([
    ['a session that ends badly', [the.opened(), the.closed({ outcome: 'refused' })], /ended refused/],
    ['a session without an end', [the.opened()], /never ended/],
    [
      'a session after the set-up that brings nothing',
      [the.bootstrap(), the.opened(), the.closed()],
      /brought nothing/,
    ],
  ])('%s is a violation', (_, told, message) => {
    const { verdict, findings } = said('served', told)
    expect(verdict).toBe('fail')
    expect(findings[0]?.message).toMatch(message)
  })

  it.each([
    ['a first session that brings settings', [the.bootstrap(), the.opened(), the.setting(), the.closed()]],
    [
      'a second one that has nothing left to bring',
      [the.bootstrap(), the.opened(), the.setting(), the.closed(), the.opened(), the.closed()],
    ],
  ])('%s is none', (_, told) => {
    expect(said('served', told)).toMatchObject({ verdict: 'pass', evaluated: 1 })
  })

  it('a phone that is not locked although its owner said so is a violation, one that is wiped is none', () => {
    expect(said('locked', []).findings[0]?.message).toMatch(/nothing came of it/)
    expect(said('locked', [{ kind: 'lock.state', imei: IMEI, state: 'unlocked' }]).verdict).toBe('fail')
    expect(said('locked', [{ kind: 'lock.state', imei: IMEI, state: 'wiped' }]).verdict).toBe('pass')
  })

  it('a phone that was not bootstrapped although somebody owed it is a violation', () => {
    expect(said('bootstrapped', []).verdict).toBe('fail')
    expect(said('bootstrapped', [the.bootstrap()]).verdict).toBe('pass')
  })

  describe('in a session that waits while the server dies', () => {
    const died: WorldEvent = { kind: 'server.restart' }
    const failed = the.closed({ outcome: 'failed', reason: 'HTTP 404' })
    const waited = (told: Parameters<typeof history>[0]) =>
      liveness([{ ...promise('served'), waits: true }], history(told).events)

    it('is nothing', () => {
      expect(waited([the.opened(), died, failed])).toMatchObject({ verdict: 'inconclusive', evaluated: 0 })
    })

    it('is service all the same where the session ends before, or the server never dies', () => {
      expect(waited([the.opened(), failed, died]).verdict).toBe('fail')
      expect(waited([the.opened(), failed]).verdict).toBe('fail')
    })

    it('is service all the same where the session did not wait', () => {
      expect(said('served', [died, the.opened(), failed]).verdict).toBe('fail')
    })
  })

  it('nothing owed is nothing shown', () => {
    expect(liveness([], []).verdict).toBe('inconclusive')
  })
})
