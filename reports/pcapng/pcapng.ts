import { closeSync, openSync, writeSync } from 'node:fs'
import type { PlayHistory, Stamped } from '../../harness/history/event.ts'
import type { Reporter } from '../reporter.ts'
import { fileHeader, packetBlock } from './blocks.ts'
import { Conversation } from './conversation.ts'

type Message = Extract<Stamped, { kind: 'dm.msg' }>

const FIRST_PORT = 20_000
const PORTS = 40_000

/**
 * `messages.pcapng`: every message of a run as HTTP over TCP that Wireshark opens. The octets of the messages are those of
 * the wire, secrets masked; connections, addresses and HTTP heads are made up around them, one connection per session.
 */
export function pcapng(path: string): Reporter {
  return {
    end: async (_result, histories) => {
      const file = openSync(path, 'w')
      try {
        writeSync(file, fileHeader())
        let count = 0
        for await (const history of histories()) {
          for (const packet of packetsOf(history, () => FIRST_PORT + (count++ % PORTS)))
            writeSync(file, packet)
        }
      } finally {
        closeSync(file)
      }
    },
  }
}

/** The packets of one play, each as a block. */
export function* packetsOf({ events }: PlayHistory, port: () => number): Generator<Buffer> {
  const open = new Map<string, Conversation>()
  let micros = 0
  const blocks = (packets: readonly Buffer[], t: number) => {
    micros = Math.max(micros, t * 1_000)
    return packets.map((packet) => packetBlock(packet, micros++))
  }
  for (const event of events) {
    if (event.kind !== 'dm.msg') continue
    let conversation = open.get(event.session)
    if (!conversation) {
      conversation = new Conversation(port())
      open.set(event.session, conversation)
      yield* blocks(conversation.opens(), event.t)
    }
    yield* blocks(conversation.says(event.dir === 'sent', overHttp(event)), event.t)
  }
  for (const conversation of open.values()) yield* blocks(conversation.closes(), 0)
}

const MADE_HERE = new Set(['content-length', 'transfer-encoding', 'connection', 'host', 'content-type'])

function overHttp({ dir, body, contentType, headers, httpStatus = 200 }: Message): Buffer {
  const octets = Buffer.from(body, 'base64')
  const start =
    dir === 'sent' ? 'POST /dm HTTP/1.1' : `HTTP/1.1 ${httpStatus} ${httpStatus === 200 ? 'OK' : 'Status'}`
  const others = Object.entries(headers)
    .filter(([name]) => !MADE_HERE.has(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${value.replace(/[\r\n]/g, ' ')}`)
  const lines = [
    start,
    ...(dir === 'sent' ? ['host: server.under.test'] : []),
    ...(contentType === '' ? [] : [`content-type: ${contentType}`]),
    ...others,
    `content-length: ${octets.length}`,
  ]
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), octets])
}
