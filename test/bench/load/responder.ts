import { createServer, type Socket } from 'node:net'
import { Fleet } from '../../../harness/load/fleet/fleet.ts'
import { md5Proof } from '../../../harness/load/session/proof.ts'
import type { Command } from '../../../protocol/syncml/message.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import { benchSpec } from './spec.ts'

/**
 * A DM server that is no more than it must be for sessions to be complete: three answers cut from what our writer wrote,
 * with the names and proofs of the device filled in. It checks nothing, and works as long for a blind client.
 */
const spec = benchSpec('xml')
const fleet = new Fleet(spec)

type Content = 'xml' | 'wbxml'

const GETS: Command[] = [
  './DevDetail/FwV',
  './DevDetail/SwV',
  './DevDetail/LrgObj',
  './NAP',
  './Proxy',
  './Settings',
].map((locURI, at) => ({ name: 'Get', cmdID: String(at + 4), items: [{ target: { locURI } }] }))

const WRITES: Command = {
  name: 'Sequence',
  cmdID: '2',
  commands: Array.from({ length: 9 }, (_, at) => ({
    name: 'Replace',
    cmdID: String(at + 3),
    items: [
      {
        target: { locURI: `./Settings/Home` },
        meta: { format: 'chr', type: 'text/plain' },
        data: `https://start.home.example/${at}`,
      },
    ],
  })),
}

function answer(content: Content, n: number): string[] {
  const status = (code: string, msgRef: string, chal: boolean): Command => ({
    ...{
      name: 'Status',
      cmdID: '1',
      msgRef,
      cmdRef: '0',
      cmd: 'SyncHdr',
      targetRefs: ['/dm'],
      sourceRefs: ['zzDEVICEzz'],
    },
    ...(chal && { chal: { meta: { format: 'b64', type: 'syncml:auth-md5', nextNonce: 'zzNONCEzz' } } }),
    ...{ data: code, items: [] },
  })
  const ok = (cmdID: string, cmdRef: string, cmd: string): Command => ({
    ...{
      name: 'Status',
      cmdID,
      msgRef: '1',
      cmdRef,
      cmd,
      targetRefs: [],
      sourceRefs: [],
      data: '200',
      items: [],
    },
  })
  const bodies: Command[][] = [
    [status('212', '1', true), ok('2', '1', 'Alert'), ok('3', '2', 'Replace'), ...GETS],
    [status('200', '2', false), WRITES],
    [status('200', '3', false)],
  ]
  const octets = writeMessage(
    {
      hdr: {
        ...{ verDTD: '1.2', verProto: 'DM/1.2', sessionID: 'zzSESSIONzz', msgID: String(n) },
        target: { locURI: 'zzDEVICEzz' },
        source: { locURI: 'http://127.0.0.1/dm', locName: spec.serverId },
        ...(n === 1 && { cred: { meta: { format: 'b64', type: 'syncml:auth-md5' }, data: 'zzCREDzz' } }),
        meta: { maxMsgSize: 262_144, maxObjSize: 1_048_576 },
      },
      body: { commands: bodies[n - 1] ?? [], final: true },
    },
    content,
  )
  return Buffer.from(octets)
    .toString('latin1')
    .split(/zz([A-Z]+)zz/)
}

const ANSWERS = {
  xml: [1, 2, 3].map((n) => answer('xml', n)),
  wbxml: [1, 2, 3].map((n) => answer('wbxml', n)),
}

const XML = { device: '<Source><LocURI>', session: '<SessionID>', msgID: '<MsgID>', end: '<' }
const WBXML = { device: '\x67\x57\x03', session: '\x65\x03', msgID: '\x5b\x03', end: '\0' }

function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from) + from.length
  return text.slice(start, text.indexOf(to, start))
}

function respond(request: string): string {
  const content: Content = request.includes('dm+wbxml') ? 'wbxml' : 'xml'
  const marks = content === 'xml' ? XML : WBXML
  const body = request.slice(request.indexOf('\r\n\r\n') + 4)
  const device = between(body, marks.device, marks.end)
  const n = Number(between(body, marks.msgID, marks.end))
  const values: Record<string, string> = {
    DEVICE: device,
    SESSION: between(body, marks.session, marks.end),
    NONCE: String(++nonces).padStart(22, '0').concat('=='),
  }
  if (n === 1) values['CRED'] = credOf(device)
  return (ANSWERS[content][n - 1] ?? [])
    .map((part, at) => (at % 2 === 0 ? part : (values[part] ?? '')))
    .join('')
}

/** Nonces of the server's credential stay what they were: this responder's devices are told of no new ones in time. */
function credOf(device: string): string {
  const index = fleet.identities.indexOf('imei', device.slice(5)) ?? 0
  const nonce = told.get(device) ?? fleet.nonce(fleet.rowOf(index), 'server')
  return md5Proof(fleet.hash(fleet.rowOf(index), 'server'), nonce)
}

/** The nonce that each device last gave for the server's next credential. */
const told = new Map<string, Uint8Array>()

function hear(request: string): void {
  const at = request.indexOf('syncml:auth-md5', request.indexOf('SyncBody'))
  const found = /NextNonce xmlns="syncml:metinf">([^<]{24})<|\x50\x03([A-Za-z0-9+/=]{24})\0/.exec(
    request.slice(Math.max(at, 0)),
  )
  const nonce = found?.[1] ?? found?.[2]
  if (nonce === undefined) return
  const marks = request.includes('dm+wbxml') ? WBXML : XML
  const body = request.slice(request.indexOf('\r\n\r\n') + 4)
  told.set(between(body, marks.device, marks.end), Buffer.from(nonce, 'base64'))
}

let nonces = 0

const server = createServer((socket: Socket) => {
  let held = ''
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('data', (data) => {
    held += data.toString('latin1')
    for (;;) {
      const head = held.indexOf('\r\n\r\n')
      if (head === -1) return
      const length = Number(/content-length: (\d+)/i.exec(held.slice(0, head))?.[1] ?? 0)
      const end = head + 4 + length
      if (held.length < end) return
      const request = held.slice(0, end)
      held = held.slice(end)
      hear(request)
      const body = respond(request)
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-type: application/vnd.syncml.dm+xml\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
        'latin1',
      )
    }
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
})
process.on('disconnect', () => process.exit(0))
