import { afterEach, describe, expect, it } from 'vitest'
import { credentialHash } from '../../../../protocol/credentials/account.ts'
import { basicData } from '../../../../protocol/credentials/basic.ts'
import { md5Data } from '../../../../protocol/credentials/md5.ts'
import { syncmlTypeOf } from '../../../../protocol/credentials/type.ts'
import type { StatusCommand, SyncML } from '../../../../protocol/syncml/message.ts'
import { COOL_DOWN_MS } from '../../../../simulators/server/decisions/locked-out.ts'
import { AUTHS, Bench, EDGE, IMEI, IMEI14, OTHER_IMEI, OTHER_IMSI } from './support/bench.ts'
import { package1 } from './support/package1.ts'
import type { PocketDevice } from './support/pocket-device.ts'
import { postMessage } from './support/wire.ts'

let bench: Bench
afterEach(() => bench.close())

const statuses = (message: SyncML | undefined): StatusCommand[] =>
  (message?.body.commands ?? []).filter((command) => command.name === 'Status')

function md5Cred(device: PocketDevice, nonce: Uint8Array, secret = device.account.client.secret) {
  const a = credentialHash(device.account.client.name, secret)
  return { meta: { format: 'b64', type: syncmlTypeOf('md5') }, data: md5Data(a, nonce) }
}

describe('without a credential', () => {
  for (const auth of AUTHS) {
    it(`asks for ${auth}, says nothing but Status, and goes on once it is given`, async () => {
      bench = await Bench.start({ auth })
      const device = await bench.device()
      const seen = await device.session({ first: 'none', headers: EDGE })
      const [first] = seen.answers
      expect(first?.body.commands.every(({ name }) => name === 'Status')).toBe(true)
      expect(statuses(first).map(({ cmdRef, data }) => [cmdRef, data])).toEqual([
        ['0', '407'],
        ['a', '407'],
        ['b', '407'],
      ])
      expect(statuses(first)[0]?.chal?.meta.type).toBe(syncmlTypeOf(auth))
      expect(first?.hdr.cred).toBeUndefined()
      expect(seen.codes[1]).toBe(auth === 'mac' ? 200 : 212)
      expect(device.tree.get('./NAP/Home/Name')).toBe('Home')
    })
  }
})

describe('md5', () => {
  it('forgives one stale nonce with a new challenge', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    device.clientNonce = Uint8Array.of(1, 2, 3)
    const seen = await device.session({ headers: EDGE })
    expect(seen.codes.slice(0, 2)).toEqual([401, 212])
    expect(device.tree.get('./NAP/Home/Name')).toBe('Home')
  })

  it('gives a new nonce of 16 octets each time and refuses a digest over an old one', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const old = device.clientNonce
    await device.session({ headers: EDGE })
    expect(device.clientNonce).toHaveLength(16)
    expect(device.clientNonce).not.toEqual(old)
    const { answers } = await replay(device, old)
    expect(statuses(answers)[0]?.data).toBe('401')
    expect(answers.body.commands.every(({ name }) => name === 'Status')).toBe(true)
  })

  it('proves the server again, once, when the device did not believe it', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const seen = await device.session({ headers: EDGE, believes: (answers) => answers > 1 })
    expect(seen.serverProven).toBe(true)
    expect(seen.answers[1]?.hdr.cred).toBeDefined()
    expect(seen.commands.filter(({ name }) => name === 'Get')).toHaveLength(6)
    expect(device.tree.get('./NAP/Home/Name')).toBe('Home')
  })

  it('gives up when the device never believes it', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const seen = await device.session({ headers: EDGE, believes: () => false })
    expect(seen.answers).toHaveLength(3)
    expect(seen.answers[2]?.body.commands.every(({ name }) => name === 'Status')).toBe(true)
  })
})

async function replay(device: PocketDevice, nonce: Uint8Array): Promise<{ answers: SyncML }> {
  const { name } = device.account.client
  const url = device.account.address
  const sent = package1({
    url,
    source: `IMEI:${IMEI}`,
    sessionID: '9',
    locName: name,
    cred: md5Cred(device, nonce),
  })
  return { answers: (await postMessage(url, sent)).message }
}

describe('type policy', () => {
  it('asks for its own type when a weaker one is offered, even a right one', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const { name, secret } = device.account.client
    const url = device.account.address
    const cred = { meta: { format: 'b64', type: syncmlTypeOf('basic') }, data: basicData(name, secret) }
    const { message } = await postMessage(url, package1({ url, source: `IMEI:${IMEI}`, cred }))
    expect(statuses(message)[0]?.data).toBe('401')
    expect(statuses(message)[0]?.chal?.meta.type).toBe('syncml:auth-md5')
    expect(message.body.commands.every(({ name }) => name === 'Status')).toBe(true)
  })

  it('ignores a Cred inside a command', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const url = device.account.address
    const alert = {
      name: 'Alert',
      cmdID: 'x',
      data: '1226',
      cred: md5Cred(device, device.clientNonce),
      items: [{ data: '' }],
    } as const
    const { message } = await postMessage(
      url,
      package1({ url, source: `IMEI:${IMEI}`, locName: device.account.client.name, before: [alert] }),
    )
    expect(statuses(message).map(({ data }) => data)).toEqual(['407', '407', '407', '407'])
  })

  for (const [what, meta, data] of [
    ['no base64', { format: 'b64', type: 'syncml:auth-md5' }, '%%%'],
    ['an unknown type', { format: 'b64', type: 'syncml:auth-magic' }, 'AAAA'],
    ['another format', { format: 'chr', type: 'syncml:auth-md5' }, 'AAAA'],
  ] as const) {
    it(`meets a Cred with ${what} with a challenge`, async () => {
      bench = await Bench.start()
      const { account } = await bench.device()
      const url = account.address
      const cred = { meta, data }
      const { message } = await postMessage(url, package1({ url, source: `IMEI:${IMEI}`, cred }))
      expect(['401', '407']).toContain(statuses(message)[0]?.data)
      expect(statuses(message)[0]?.chal).toBeDefined()
    })
  }
})

describe('lock-out', () => {
  it('shuts the door after three failures in a row, raises one alarm, and opens it after the cool-down', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const { secret } = device.account.client
    device.account = { ...device.account, client: { ...device.account.client, secret: 'wrong' } }
    expect((await device.session({ sessionID: '1' })).codes).toEqual([401, 401])
    expect((await device.session({ sessionID: '2' })).codes).toEqual([401, 403])
    device.account = { ...device.account, client: { ...device.account.client, secret } }
    expect((await device.session({ sessionID: '3', headers: EDGE })).codes).toEqual([403])
    const alarms = (await bench.log()).filter(({ operation }) => operation === 'ALARM')
    expect(alarms).toMatchObject([{ imei: IMEI14, result: 'raised' }])
    bench.clock.advance(COOL_DOWN_MS)
    const open = await device.session({ sessionID: '4', headers: EDGE })
    expect(open.codes.slice(0, 2)).toEqual([401, 212])
  })

  it('begins to count anew after a success', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    for (const sessionID of ['1', '2', '3', '4']) {
      device.clientNonce = Uint8Array.of(1)
      const { codes } = await device.session({ sessionID, headers: EDGE })
      expect(codes.slice(0, 2)).toEqual([401, 212])
    }
  })
})

describe('enumeration', () => {
  it('answers an unknown device as it answers a known one with a wrong password', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const wrong = { ...device.account, client: { ...device.account.client, secret: 'wrong' } }
    const shape = async (imei: string, name: string) => {
      device.account = { ...wrong, client: { ...wrong.client, name } }
      const seen = await device.session({ source: `IMEI:${imei}`, devId: `IMEI:${imei}`, sessionID: '5' })
      return seen.answers.map((answer) => ({
        commands: answer.body.commands.map((each) => [
          each.name,
          ...(each.name === 'Status' ? [each.data, each.chal?.meta.type] : []),
        ]),
        final: answer.body.final,
        cred: answer.hdr.cred,
      }))
    }
    const known = await shape(IMEI, wrong.client.name)
    const unknown = await shape(OTHER_IMEI, 'nobody')
    expect(unknown).toEqual(known)
  })
})

describe('who is who', () => {
  it('does not take the credentials of one device for another', async () => {
    bench = await Bench.start()
    bench.pair(OTHER_IMSI, OTHER_IMEI, '10.0.0.2')
    const device = await bench.device()
    await bench.device(OTHER_IMSI, OTHER_IMEI)
    const seen = await device.session({ source: `IMEI:${OTHER_IMEI}`, devId: `IMEI:${OTHER_IMEI}` })
    expect(seen.codes).toEqual([401, 401])
  })

  it('does nothing for a device whose DevId is not its Source, and raises an alarm', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const seen = await device.session({ devId: `IMEI:${OTHER_IMEI}`, headers: EDGE })
    expect(seen.codes).toEqual([212])
    expect(seen.commands).toEqual([])
    expect((await bench.log()).map(({ operation }) => operation)).toContain('ALARM')
  })

  it('keeps nothing that an unproven sender says', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    await device
      .session({ first: 'none', before: (n) => (n > 1 ? Promise.reject(new Error('stop')) : undefined) })
      .catch(() => undefined)
    expect((await bench.ask('/devices')).body).toEqual({ devices: [] })
  })
})
