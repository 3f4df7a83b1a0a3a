import { describe, expect, it } from 'vitest'
import { type Package0, writePackage0 } from '../../../../protocol/notification/package0.ts'
import type { WorldEvent } from '../../../../simulators/world/event.ts'
import { account, bench, SERVER } from './support/bench.ts'

const own = account('md5')
const trigger = (wish: Partial<Package0 & { password: string; nonce: Uint8Array }> = {}) =>
  writePackage0({
    ...{ serverId: SERVER, password: own.server.secret, nonce: own.server.nonce },
    ...{ uiMode: 1, initiator: 1, sessionId: 0xa1, ...wish },
  })
const drops = (events: readonly WorldEvent[]) =>
  events.flatMap((event) => (event.kind === 'noti.drop' ? [event.reason] : []))

describe('package #0', () => {
  it('starts a session under its SessionID, as the server’s wish', async () => {
    const { device, server } = bench({ type: 'md5' })
    expect(await device.receiveNotification(trigger())).toMatchObject({ outcome: 'complete' })
    const { hdr, body } = server.heard[0]?.message ?? expect.fail('no session')
    expect(hdr.sessionID).toBe('A1')
    expect(body.commands[0]).toMatchObject({ name: 'Alert', data: '1200' })
  })

  it.each([
    ['of a server without an account', trigger({ serverId: 'dm.other' }), 'server'],
    ['with another password', trigger({ password: 'x' }), 'digest'],
    ['with another nonce', trigger({ nonce: new Uint8Array(16) }), 'digest'],
    ['that is cut off', trigger().subarray(0, 20), 'format'],
  ])('%s is dropped without a sign', async (_what, octets, reason) => {
    const { device, server, events, person } = bench({ type: 'md5' })
    expect(await device.receiveNotification(octets)).toBeUndefined()
    expect(drops(events)).toEqual([reason])
    expect(server.heard).toEqual([])
    expect(person.prompts).toEqual([])
  })

  it('with one octet changed is dropped, whichever octet of what it protects', async () => {
    const good = trigger()
    for (let at = 0; at < good.length; at++) {
      const { device, server } = bench({ type: 'md5' })
      const bad = Uint8Array.from(good)
      bad[at] = (bad[at] ?? 0) ^ 0x10
      await device.receiveNotification(bad)
      expect(server.heard, `octet ${at}`).toEqual([])
    }
  })

  it('that came before is dropped', async () => {
    const { device, events } = bench({ type: 'basic' })
    const again = writePackage0({
      ...{ serverId: SERVER, password: own.server.secret, nonce: own.server.nonce },
      ...{ uiMode: 1, initiator: 1, sessionId: 7 },
    })
    await device.receiveNotification(again)
    await device.receiveNotification(again)
    expect(drops(events)).toEqual(['duplicate'])
  })

  it('under the special nonce works once', async () => {
    const { device, events } = bench({ type: 'md5' })
    const special = (sessionId: number) => trigger({ nonce: new Uint8Array(4), sessionId })
    expect(await device.receiveNotification(special(1))).toBeDefined()
    expect(await device.receiveNotification(special(2))).toBeUndefined()
    expect(drops(events)).toEqual(['resync'])
  })

  it('that wants a yes of the user starts nothing without one', async () => {
    const { device, events, person, server } = bench({ type: 'md5' })
    person.takeUp(() => ({ kind: 'no' }))
    await device.receiveNotification(trigger({ uiMode: 3 }))
    expect(drops(events)).toEqual(['refused'])
    expect(server.heard).toEqual([])
  })
})
