import { afterEach, describe, expect, it } from 'vitest'
import { credentialHash } from '../../../../protocol/credentials/account.ts'
import { formatHmacHeader } from '../../../../protocol/credentials/hmac-header.ts'
import { macOf } from '../../../../protocol/credentials/mac.ts'
import { MIME_XML } from '../../../../protocol/syncml/content-type.ts'
import type { StatusCommand } from '../../../../protocol/syncml/message.ts'
import { readMessage } from '../../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../../protocol/syncml/write.ts'
import { Bench, EDGE, IMEI } from './support/bench.ts'
import { package1 } from './support/package1.ts'
import type { PocketDevice } from './support/pocket-device.ts'
import { post } from './support/wire.ts'

let bench: Bench
afterEach(() => bench.close())

/** Package 1 with a MAC that a test may spoil; answers the header's Status. */
async function package1With(
  device: PocketDevice,
  spoil: {
    user?: string
    alter?: (xml: string) => string
    headers?: (mac: string) => Record<string, string>
  } = {},
): Promise<{ status: StatusCommand; commands: string[]; respURI: string }> {
  const { name, secret } = device.account.client
  const url = device.account.address
  const bytes = writeMessage(package1({ url, source: `IMEI:${IMEI}`, locName: name }), 'xml')
  const mac = macOf(credentialHash(name, secret), device.clientNonce, bytes)
  const header = formatHmacHeader({ username: spoil.user ?? name, mac })
  const body = Buffer.from(spoil.alter ? spoil.alter(Buffer.from(bytes).toString()) : bytes)
  const headers = spoil.headers?.(header) ?? { 'x-syncml-hmac': header }
  const answer = await post(url, body, { 'content-type': MIME_XML, ...EDGE, ...headers })
  const message = readMessage(answer.body, 'xml').message
  return {
    status: message.body.commands.find((command) => command.name === 'Status') as StatusCommand,
    commands: message.body.commands.map((command) => command.name),
    respURI: message.hdr.respURI ?? '',
  }
}

describe('syncml:auth-MAC', () => {
  it('answers every message 200 with a nonce that was never used, and signs every answer', async () => {
    bench = await Bench.start({ auth: 'mac' })
    const device = await bench.device()
    const seen = await device.session({ headers: EDGE })
    expect(seen.codes).toEqual([200, 200, 200])
    expect(seen.raw.every(({ headers }) => typeof headers['x-syncml-hmac'] === 'string')).toBe(true)
    const nonces = seen.answers.map(({ body }) => {
      const [status] = body.commands
      return status?.name === 'Status' ? status.chal?.meta.nextNonce : undefined
    })
    expect(new Set(nonces).size).toBe(3)
    expect(nonces).not.toContain(undefined)
    expect(seen.answers.every(({ hdr }) => hdr.cred === undefined)).toBe(true)
  })

  it('takes the octets as they came, whatever their white space', async () => {
    bench = await Bench.start({ auth: 'mac' })
    const device = await bench.device()
    const { name, secret } = device.account.client
    const url = device.account.address
    const plain = Buffer.from(writeMessage(package1({ url, source: `IMEI:${IMEI}`, locName: name }), 'xml'))
    const spaced = Buffer.from(plain.toString().replaceAll('><', '>\n<'))
    const mac = macOf(credentialHash(name, secret), device.clientNonce, spaced)
    const answer = await post(url, spaced, {
      'content-type': MIME_XML,
      'x-syncml-hmac': formatHmacHeader({ username: name, mac }),
    })
    expect(Buffer.from(answer.body).toString()).toContain('<Data>200</Data>')
  })

  it('refuses a body that was altered', async () => {
    bench = await Bench.start({ auth: 'mac' })
    const { status, commands } = await package1With(await bench.device(), {
      alter: (xml) => xml.replace('Maker', 'Faker'),
    })
    expect(status.data).toBe('401')
    expect(status.chal?.meta.type).toBe('syncml:auth-MAC')
    expect(new Set(commands)).toEqual(new Set(['Status']))
  })

  it('refuses a header in another name', async () => {
    bench = await Bench.start({ auth: 'mac' })
    const { status } = await package1With(await bench.device(), { user: 'somebody' })
    expect(status.data).toBe('401')
  })

  it('asks for the MAC where the header is missing, twice, or no such header at all', async () => {
    bench = await Bench.start({ auth: 'mac' })
    const device = await bench.device()
    expect((await package1With(device, { headers: () => ({}) })).status.data).toBe('407')
    const garbled = { headers: () => ({ 'x-syncml-hmac': 'username="x' }) }
    expect((await package1With(device, garbled)).status.data).toBe('407')
  })

  it('ends the session when a later message has no MAC', async () => {
    bench = await Bench.start({ auth: 'mac' })
    const device = await bench.device()
    const { status, respURI } = await package1With(device)
    expect(status.data).toBe('200')
    const { name } = device.account.client
    const next = package1({ url: respURI, source: `IMEI:${IMEI}`, locName: name, msgID: 2 })
    const bare = await post(respURI, writeMessage(next, 'xml'), { 'content-type': MIME_XML, ...EDGE })
    const message = readMessage(bare.body, 'xml').message
    expect(message.body.commands.map((c) => (c.name === 'Status' ? c.data : c.name))).toEqual([
      '401',
      '401',
      '401',
    ])
    const third = package1({ url: respURI, source: `IMEI:${IMEI}`, locName: name, msgID: 3 })
    const over = await post(respURI, writeMessage(third, 'xml'), { 'content-type': MIME_XML, ...EDGE })
    expect(over.status).toBe(404)
  })

  it('reads a user name with commas and mac= inside its quotes as one name', async () => {
    bench = await Bench.start({ auth: 'mac' })
    const { status } = await package1With(await bench.device(), {
      headers: (header) => ({ 'x-syncml-hmac': header.replace('username="', 'username="x, mac=AAAA, ') }),
    })
    expect(status.data).toBe('401')
  })
})
