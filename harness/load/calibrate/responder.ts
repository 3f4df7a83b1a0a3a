import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { Command } from '../../../protocol/syncml/message.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import { Fleet } from '../fleet/fleet.ts'
import { md5Proof } from '../session/proof.ts'
import { calibrationSpec } from './plan.ts'

type Content = 'xml' | 'wbxml'

const GETS: Command[] = [
  './DevDetail/FwV',
  './DevDetail/SwV',
  './DevDetail/LrgObj',
  './NAP',
  './Proxy',
  './Settings',
].map((locURI, at) => ({ name: 'Get', cmdID: String(at + 4), items: [{ target: { locURI } }] }))

/** The node is there from the first session on: its Add succeeds once, its Replaces always. */
const writes = (unique: string): Command => ({
  name: 'Sequence',
  cmdID: '2',
  commands: Array.from({ length: 9 }, (_, at) => ({
    name: at === 0 ? 'Add' : 'Replace',
    cmdID: String(at + 3),
    items: [
      {
        target: { locURI: `./Settings/Home` },
        meta: { format: 'chr', type: 'text/plain' },
        data: `https://start.home.example/${at}${at === 8 ? unique : ''}`,
      },
    ],
  })),
})

function answer(content: Content, n: number, varied: boolean): string[] {
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
    [status('200', '2', false), writes(varied ? 'zzUNIQUEzz' : '')],
    [status('200', '3', false)],
  ]
  const octets = writeMessage(
    {
      hdr: {
        ...{ verDTD: '1.2', verProto: 'DM/1.2', sessionID: 'zzSESSIONzz', msgID: String(n) },
        target: { locURI: 'zzDEVICEzz' },
        source: { locURI: 'http://127.0.0.1/dm', locName: 'calibration' },
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

const XML = {
  ...{ device: '<Source><LocURI>', session: '<SessionID>', msgID: '<MsgID>', end: '<' },
  nonce: 'NextNonce xmlns="syncml:metinf">',
}
const WBXML = {
  ...{ device: '\x67\x57\x03', session: '\x65\x03', msgID: '\x5b\x03', end: '\0' },
  nonce: '\x50\x03',
}

/** The text behind a mark; the empty one where the mark is missing. */
function between(text: string, from: string, to: string, after = 0): string {
  const found = text.indexOf(from, after)
  if (found === -1) return ''
  const start = found + from.length
  return text.slice(start, text.indexOf(to, start))
}

/**
 * A DM server that is no more than it must be for sessions to be complete: three answers cut from what our writer wrote,
 * with the names and proofs of the device filled in. It checks nothing, and works as long for a blind client.
 */
class Responder {
  readonly #fleet = new Fleet(calibrationSpec('xml'))
  readonly #answers: Record<Content, string[][]>
  /** The nonce that each device last gave for the server's next credential. */
  readonly #told = new Map<string, Uint8Array>()
  #nonces = 0

  /** `varied`: it says something else to every device, so that no answer is like another one. */
  constructor(varied: boolean) {
    const all = (content: Content) => [1, 2, 3].map((n) => answer(content, n, varied))
    this.#answers = { xml: all('xml'), wbxml: all('wbxml') }
  }

  respond(head: string, body: string): string {
    const content: Content = head.includes('dm+wbxml') ? 'wbxml' : 'xml'
    const marks = content === 'xml' ? XML : WBXML
    const device = between(body, marks.device, marks.end)
    const n = Number(between(body, marks.msgID, marks.end))
    const nonce = n === 2 ? between(body, marks.nonce, marks.end) : ''
    if (nonce !== '') this.#told.set(device, Buffer.from(nonce, 'base64'))
    let out = ''
    for (const [at, part] of (this.#answers[content][n - 1] ?? []).entries()) {
      if (at % 2 === 0) out += part
      else if (part === 'DEVICE') out += device
      else if (part === 'SESSION') out += between(body, marks.session, marks.end)
      else if (part === 'NONCE')
        out += String(++this.#nonces)
          .padStart(22, '0')
          .concat('==')
      else if (part === 'CRED') out += this.#credOf(device)
      else out += String(++this.#nonces)
    }
    return out
  }

  /** Proof of the server for its next message to a device: with the nonce of its account, or the one it was told last. */
  #credOf(device: string): string {
    const row = this.#fleet.rowOf(this.#fleet.identities.indexOf('imei', device.slice(5)) ?? 0)
    return md5Proof(
      this.#fleet.hash(row, 'server'),
      this.#told.get(device) ?? this.#fleet.nonce(row, 'server'),
    )
  }
}

/** Serves it on a free port of loopback. `perSecond` is the most that it answers in a second, evenly spread. */
export async function serveResponder(options: {
  readonly varied?: boolean
  readonly perSecond?: number
}): Promise<{ port: number; close(): void }> {
  const responder = new Responder(options.varied ?? false)
  const answerAt = options.perSecond === undefined ? atOnce : queued(options.perSecond)
  const server = createServer((socket) => converse(socket, responder, answerAt))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

type Answering = (answer: () => void) => void
const atOnce: Answering = (answer) => answer()

/** One answer after the other, never faster than so many in a second. */
function queued(perSecond: number): Answering {
  const waiting: (() => void)[] = []
  let allowed = 0
  let before = performance.now()
  setInterval(() => {
    const now = performance.now()
    allowed = Math.min(perSecond, allowed + ((now - before) * perSecond) / 1000)
    before = now
    for (; allowed >= 1 && waiting.length > 0; allowed--) waiting.shift()?.()
  }, 5).unref()
  return (answer) => void waiting.push(answer)
}

function converse(socket: Socket, responder: Responder, answerAt: Answering): void {
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
      const body = responder.respond(held.slice(0, head), held.slice(head + 4, end))
      held = held.slice(end)
      const lines = `HTTP/1.1 200 OK\r\ncontent-type: application/vnd.syncml.dm+xml\r\ncontent-length: ${body.length}`
      answerAt(() => socket.write(`${lines}\r\n\r\n${body}`, 'latin1'))
    }
  })
}
