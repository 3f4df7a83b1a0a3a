import { createSocket } from 'node:dgram'
import { mkdirSync, readFileSync, renameSync, watch } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { readWspPush } from '../../../protocol/notification/read-wsp-push.ts'
import { listening } from '../../../simulators/world/listening.ts'
import type { PushPoints } from '../target.ts'
import { UsageProblem } from '../usage-problem.ts'
import { readPap, type Submitted } from './pap.ts'

export interface OpenPushPoints {
  /** Ports that were opened, where 0 was asked for. */
  readonly http?: number
  readonly udp?: number
  close(): void
}

const MOST_BYTES = 256 * 1024
const TYPES: Readonly<Record<string, string>> = {
  noti: 'application/vnd.syncml.notification',
  wbxml: 'application/vnd.wap.connectivity-wbxml',
}

/**
 * Opens the places at which a target leaves pushes for devices, on loopback (UsageProblem where one is taken): HTTP takes PAP, or the document itself with
 * `?to=<imsi or msisdn>`; UDP takes WSP pushes, whose address is `?` because a datagram has none; a folder takes files
 * `<imsi or msisdn>.noti` and `.wbxml`. `deliver` says whether somebody was there to receive it.
 */
export async function openPushPoints(
  { http, udp, drop }: PushPoints,
  deliver: (push: Submitted) => Promise<boolean>,
): Promise<OpenPushPoints> {
  const closing: (() => void)[] = []
  const closeAll = () => {
    for (const close of closing) close()
  }
  const open: { http?: number; udp?: number } = {}
  if (http !== undefined) {
    const server = createServer((incoming, outgoing) => {
      const parts: Buffer[] = []
      let size = 0
      incoming.on('data', (part: Buffer) => {
        size += part.length
        if (size > MOST_BYTES) incoming.destroy()
        else parts.push(part)
      })
      incoming.on('end', async () => {
        const body = Buffer.concat(parts)
        const type = incoming.headers['content-type'] ?? ''
        const to = new URL(incoming.url ?? '/', 'http://push.invalid').searchParams.get('to')
        const push = /^multipart\/related/i.test(type)
          ? readPap(type, body)
          : to && { address: to, contentType: type, body }
        if (!push) return void outgoing.writeHead(400).end('PAP, or a document with ?to=<imsi or msisdn>\n')
        outgoing.writeHead((await deliver(push)) ? 202 : 404).end()
      })
      incoming.on('error', () => outgoing.destroy())
    })
    const listener = await listening(server, { port: http }).catch(taken(`push.http: port ${http}`))
    open.http = listener.port
    closing.push(() => void listener.close())
  }
  if (udp !== undefined) {
    const socket = createSocket('udp4', (datagram) => {
      const push = readWspPush(datagram)
      if (push) void deliver({ address: '?', ...push })
    })
    closing.push(() => socket.close())
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.bind(udp, '127.0.0.1', resolve)
    }).catch((error) => {
      closeAll()
      return taken(`push.udp: port ${udp}`)(error)
    })
    open.udp = socket.address().port
  }
  if (drop !== undefined) closing.push(watchFolder(drop, deliver))
  return { ...open, close: closeAll }
}

const taken =
  (where: string) =>
  (error: unknown): never => {
    throw new UsageProblem(`${where} cannot be opened for pushes: ${(error as Error).message}`)
  }

function watchFolder(folder: string, deliver: (push: Submitted) => Promise<boolean>): () => void {
  mkdirSync(join(folder, 'taken'), { recursive: true })
  const watcher = watch(folder, (_, name) => {
    const [, address, suffix = ''] = /^(\d+)\.(noti|wbxml)$/.exec(name ?? '') ?? []
    if (!address || !name) return
    try {
      const body = readFileSync(join(folder, name))
      renameSync(join(folder, name), join(folder, 'taken', name))
      void deliver({ address, contentType: TYPES[suffix] ?? '', body })
    } catch {
      // Another event for the same file: it has been taken already.
    }
  })
  return () => watcher.close()
}
