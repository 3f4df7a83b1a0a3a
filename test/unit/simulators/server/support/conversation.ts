import type { Command, Meta, SyncML } from '../../../../../protocol/syncml/message.ts'
import { EDGE } from './bench.ts'
import { package1 } from './package1.ts'
import type { PocketDevice } from './pocket-device.ts'
import { md5Cred } from './probes.ts'
import { postMessage } from './wire.ts'

/** Package 1 that authenticates, or any later message of its session. */
export function message(
  device: PocketDevice,
  at: { url?: string; msgID?: number; sessionID?: string; meta?: Meta } = {},
) {
  const { name, secret } = device.account.client
  return package1({
    url: at.url ?? device.account.address,
    source: `IMEI:${device.imei}`,
    locName: name,
    cred: md5Cred(name, secret, device.clientNonce),
    ...at,
  })
}

/** The same header over another body. */
export function withBody(base: SyncML, commands: readonly Command[], final = true): SyncML {
  return { hdr: base.hdr, body: { commands, final } }
}

/** Sends a message on the device's line and reads the answer. */
export const send = async (url: string, what: SyncML, headers: Record<string, string> = EDGE) =>
  (await postMessage(url, what, 'xml', headers)).message
