import { credentialHash } from '../../../../../protocol/credentials/account.ts'
import { basicData } from '../../../../../protocol/credentials/basic.ts'
import { formatHmacHeader } from '../../../../../protocol/credentials/hmac-header.ts'
import { macOf } from '../../../../../protocol/credentials/mac.ts'
import { md5Data } from '../../../../../protocol/credentials/md5.ts'
import { syncmlTypeOf } from '../../../../../protocol/credentials/type.ts'
import { MIME_XML } from '../../../../../protocol/syncml/content-type.ts'
import type { Command, Cred } from '../../../../../protocol/syncml/message.ts'
import { readMessage } from '../../../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../../../protocol/syncml/write.ts'
import { type Bench, EDGE } from './bench.ts'
import { type Package1, package1 } from './package1.ts'
import type { PocketDevice } from './pocket-device.ts'
import { codesIn, saidIn } from './told.ts'
import { post, postMessage } from './wire.ts'

/** The md5 credential of an account over a nonce. */
export function md5Cred(user: string, secret: string, nonce: Uint8Array): Cred {
  const data = md5Data(credentialHash(user, secret), nonce)
  return { meta: { format: 'b64', type: syncmlTypeOf('md5') }, data }
}

export function basicCred(user: string, secret: string): Cred {
  return { meta: { format: 'b64', type: syncmlTypeOf('basic') }, data: basicData(user, secret) }
}

/** Sends one package 1 and tells the header's Status and what else was said. */
export async function say(
  bench: Bench,
  fields: Omit<Package1, 'url'>,
): Promise<{ code: string; said: string[]; nonce: Uint8Array }> {
  const { url } = bench.server
  const { message } = await postMessage(url, package1({ url, ...fields }), 'xml', EDGE)
  const [status] = message.body.commands
  const nonce = status?.name === 'Status' ? (status.chal?.meta.nextNonce ?? '') : ''
  return {
    code: codesIn(message)[0] ?? '',
    said: saidIn(message),
    nonce: Uint8Array.from(Buffer.from(nonce, 'base64')),
  }
}

/** Sends package 1 under MAC, with the octets and the header as a test wants them; tells the header's Status. */
export async function sayWithMac(
  bench: Bench,
  device: PocketDevice,
  spoil: {
    source?: string
    user?: string
    alter?: (xml: string) => string
    header?: (header: string) => string
  },
): Promise<string> {
  const { url } = bench.server
  const { name, secret } = device.account.client
  const source = spoil.source ?? `IMEI:${device.imei}`
  const plain = writeMessage(package1({ url, source, locName: spoil.user ?? name }), 'xml')
  const bytes = spoil.alter ? Buffer.from(spoil.alter(Buffer.from(plain).toString())) : plain
  const header = formatHmacHeader({
    username: name,
    mac: macOf(credentialHash(name, secret), device.clientNonce, bytes),
  })
  const answer = await post(url, bytes, {
    'content-type': MIME_XML,
    'x-syncml-hmac': spoil.header?.(header) ?? header,
  })
  return codesIn(readMessage(answer.body, 'xml').message)[0] ?? ''
}

/** Whether the device was set up in a session. */
export async function configures(device: PocketDevice, options = {}): Promise<boolean> {
  device.tree.delete('./NAP/Home')
  device.tree.set('./NAP', 'Old')
  await device.session({ headers: EDGE, sessionID: `${device.tree.size}C`, ...options })
  return device.tree.has('./NAP/Home')
}

/** Whether the pair event led to a bootstrap. */
export async function bootstraps(bench: Bench, pair: object): Promise<boolean> {
  return (await bench.order('/pairs', pair)).body['outcome'] === 'bootstrapped'
}

/** An Alert with a Cred inside it. */
export function alertWithCred(cred: Cred): Command {
  return { name: 'Alert', cmdID: 'x', data: '1226', cred, items: [{ data: 'x' }] }
}
