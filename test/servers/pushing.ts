import { createHash } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { renameSync, writeFileSync } from 'node:fs'
import { ACCOUNT } from './account.ts'
import { listen, type Running } from './listen.ts'

/** Where the phones of the harness are reached. */
export interface Ways {
  readonly http: number
  readonly udp: number
  readonly drop: string
}

const md5 = (...parts: readonly (string | Uint8Array)[]) => {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const b64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64')
const NOTI = 'application/vnd.syncml.notification'

/**
 * The part of a DM server that sends package #0, on whichever way its path names: /udp, /plain, /pap, /drop. Written from
 * the notification specification, without a line of Rollcall's.
 */
export function startPushing(ways: () => Ways): Promise<Running> {
  let id = 0
  return listen(async (body, incoming, outgoing) => {
    const { imsi } = JSON.parse(body.toString('utf8')) as { imsi: string }
    const trigger = package0(++id)
    const { http, udp, drop } = ways()
    const url = `http://127.0.0.1:${http}/`
    switch (incoming.url) {
      case '/udp': {
        const socket = createSocket('udp4')
        const push = Buffer.concat([Buffer.of(1, 6, 3, 0xc4, 0xaf, 0x87), trigger])
        await new Promise<void>((resolve) => socket.send(push, udp, '127.0.0.1', () => resolve()))
        socket.close()
        break
      }
      case '/plain':
        await fetch(`${url}?to=${imsi}`, { method: 'POST', body: trigger, headers: { 'content-type': NOTI } })
        break
      case '/pap': {
        const control = `--x\r\ncontent-type: application/xml\r\n\r\n<pap><push-message push-id="${id}"><address address-value="WAPPUSH=${imsi}/TYPE=USER@ppg.example"/></push-message></pap>\r\n`
        const parts = [control, `--x\r\ncontent-type: ${NOTI}\r\n\r\n`, trigger, '\r\n--x--\r\n']
        const type = 'multipart/related; boundary=x; type="application/xml"'
        const whole = Buffer.concat(parts.map((part) => Buffer.from(part as string)))
        await fetch(url, { method: 'POST', body: whole, headers: { 'content-type': type } })
        break
      }
      case '/drop':
        writeFileSync(`${drop}/.${imsi}.part`, trigger)
        renameSync(`${drop}/.${imsi}.part`, `${drop}/${imsi}.noti`)
    }
    outgoing.writeHead(202, { 'content-type': 'application/json' }).end('{}')
  })
}

/** Digest, version 11 with ui-mode 01 and initiator 1, SessionID, ServerID (DM Notification §6.2). */
function package0(sessionId: number): Buffer {
  const { secret } = ACCOUNT.server
  const id = Buffer.from(ACCOUNT.serverId)
  const trigger = Buffer.from([0x02, 0xd8, 0, 0, 0, sessionId >> 8, sessionId & 255, id.length, ...id])
  const [a, b] = [b64(md5(`${ACCOUNT.serverId}:${secret}`)), b64(md5(trigger))]
  return Buffer.concat([md5(`${a}::${b}`), trigger])
}
