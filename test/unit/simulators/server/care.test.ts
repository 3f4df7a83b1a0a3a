import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readPackage0, wireSessionID } from '../../../../protocol/notification/package0.ts'
import type { Command } from '../../../../protocol/syncml/message.ts'
import { Bench, EDGE, IMEI14, IMSI, MSISDN, OTHER_IMSI } from './support/bench.ts'

let bench: Bench
afterEach(() => bench.close())

const CALL = { case: 'case-1', msisdn: MSISDN, passphrase: 'open sesame', agent: 'Ann', desk: 'private' }

async function benchWithPhone(options: Parameters<typeof Bench.start>[0] = {}) {
  bench = await Bench.start(options)
  bench.network.passphrases.set(MSISDN, 'open sesame')
  const device = await bench.device()
  await device.session({ headers: EDGE })
  return device
}

const flat = (commands: readonly Command[]): Command[] =>
  commands.flatMap((command) => ('commands' in command ? flat(command.commands) : [command]))
const read = (commands: readonly Command[]) =>
  flat(commands).flatMap((command) =>
    command.name === 'Get' ? command.items.map((item) => item.target?.locURI ?? '') : [],
  )

describe('a case of the help desk', () => {
  it('is opened for a caller who was verified, about the phone that the number leads to', async () => {
    await benchWithPhone()
    bench.network.questions.length = 0
    expect(await bench.order('/cases', CALL)).toMatchObject({
      status: 201,
      body: { outcome: 'opened', case: 'case-1', imsi: IMSI, imei14: IMEI14, desk: 'private' },
    })
    expect(bench.network.questions).toEqual([
      'POST /crm/verifications',
      `GET /hlr/subscribers?msisdn=${MSISDN}`,
      `GET /add/pairs?imsi=${IMSI}`,
    ])
  })

  it.each([
    ['a wrong passphrase', { passphrase: 'guessed' }, 'refused', 'the caller was not verified'],
    ['no passphrase', { passphrase: '' }, 'refused', 'the caller was not verified'],
    ['the enterprise’s desk', { desk: 'corporate' }, 'refused', 'the subscription belongs to no enterprise'],
  ])('is not opened with %s', async (_what, fields, outcome, reason) => {
    await benchWithPhone()
    expect((await bench.order('/cases', { ...CALL, ...fields })).body).toEqual({ outcome, reason })
    expect((await bench.ask('/cases')).body).toEqual({ cases: [] })
    expect((await bench.order('/case-queries', { case: 'case-1' })).status).toBe(404)
  })

  it('is not opened while the customer records do not answer', async () => {
    await benchWithPhone()
    bench.network.broken.add('/crm')
    expect((await bench.order('/cases', CALL)).body).toMatchObject({ outcome: 'deferred' })
  })

  it('has an id that no other case has', async () => {
    await benchWithPhone()
    await bench.order('/cases', CALL)
    expect(await bench.order('/cases', CALL)).toMatchObject({
      status: 409,
      body: { error: 'there is a case case-1 already' },
    })
  })

  it('is no reason to go on once it is closed', async () => {
    await benchWithPhone()
    await bench.order('/cases', CALL)
    expect((await bench.order('/case-closures', { case: 'case-1' })).body).toEqual({ outcome: 'closed' })
    const late = { outcome: 'refused', reason: 'the case is solved' }
    expect((await bench.order('/case-queries', { case: 'case-1' })).body).toEqual(late)
    expect((await bench.order('/case-closures', { case: 'case-1' })).body).toEqual(late)
  })

  it('says in package #0 that the user caused the session, and marks its records', async () => {
    await benchWithPhone()
    await bench.order('/cases', CALL)
    const { body } = await bench.order('/case-queries', { case: 'case-1' })
    const trigger = readPackage0(bench.network.pushes.at(-1)?.body ?? new Uint8Array())
    expect(trigger).toMatchObject({ initiator: 0, sessionId: body['sessionId'] })
    expect(await bench.log()).toContainEqual(
      expect.objectContaining({
        operation: 'OP-NOTI',
        session: wireSessionID(trigger.sessionId),
        case: 'case-1',
      }),
    )
  })
})

describe('the query of a case', () => {
  it('asks before it reads what is personal, and takes silence for a no', async () => {
    const device = await benchWithPhone()
    await bench.order('/cases', CALL)
    await bench.order('/case-queries', { case: 'case-1' })
    const seen = await device.session({ headers: EDGE, sessionID: '2' })
    expect(read(seen.commands)).toContain('./DevDetail/FwV')
    expect(read(seen.commands).filter((uri) => /SCOMO|DiagMon|Ext/.test(uri))).toEqual([])
    const question = flat(seen.commands).find(
      (command) => command.name === 'Alert' && command.data === '1101',
    )
    expect(question && 'items' in question && question.items[1]?.data).toBe(
      `Request case-1.1 of 2026-01-05 00:00 to ${MSISDN}: ` +
        'customer care wants to read the applications and logs of this phone. Do you agree?',
    )
    expect(await bench.ask('/cases?case=case-1')).toMatchObject({
      body: { readings: { './DevDetail/FwV': '1.0' }, jobs: [{ kind: 'care-query', state: 'refused' }] },
    })
  })

  it('is called off when the number belongs to a new customer', async () => {
    const device = await benchWithPhone()
    await bench.order('/cases', CALL)
    await bench.order('/case-queries', { case: 'case-1' })
    for (const each of bench.network.subscriptions) each.msisdn = '447700900999'
    bench.pair(OTHER_IMSI, '356938035643809', '10.0.0.2')
    for (const each of bench.network.subscriptions) if (each.imsi === OTHER_IMSI) each.msisdn = MSISDN
    const seen = await device.session({ headers: EDGE, sessionID: '2' })
    expect(read(seen.commands)).toEqual([])
    expect((await bench.ask('/cases?case=case-1')).body).toMatchObject({
      case: { state: 'cancelled' },
      jobs: [{ state: 'cancelled' }],
    })
  })

  it('still waits for the phone after the server was started again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'care-'))
    const database = join(folder, 'server.db')
    try {
      const device = await benchWithPhone({ database })
      await bench.order('/cases', CALL)
      await bench.order('/case-queries', { case: 'case-1' })
      await bench.restart({ database, network: bench.networkUrl })
      device.account = { ...device.account, address: bench.server.url }
      await device.session({ headers: EDGE, sessionID: '2' })
      expect((await bench.ask('/cases?case=case-1')).body).toMatchObject({
        readings: { './DevDetail/FwV': '1.0' },
      })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
