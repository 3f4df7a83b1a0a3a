import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { SyncML } from '../../protocol/syncml/message.ts'
import { sniffContent } from '../../protocol/syncml/read.ts'
import { listening } from '../../simulators/world/listening.ts'
import { type Transport, TransportProblem } from '../../simulators/world/transport.ts'
import { reading } from '../stage/conformance/transcript.ts'
import type { Recorder } from '../stage/recorder.ts'
import type { Identity } from '../tls/authority.ts'
import type { Observer, Whose } from './observe.ts'

export interface ProxyOptions {
  /** The endpoint of the real server. */
  readonly endpoint: string
  readonly transport: Transport
  readonly recorder: Recorder
  readonly observer: Observer
  readonly host: string
  readonly port: number
  /** Speaks TLS to the device with this identity. */
  readonly identity?: Identity
  /** What a person who looks at the proxy in a browser sees. */
  readonly page: () => string
  readonly onExchange: () => void
}

export interface Proxy {
  readonly url: string
  close(): Promise<void>
}

const MOST_BYTES = 8 * 1024 * 1024
/** Headers that belong to one connection and are made anew on the next. */
const OF_THE_HOP = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'proxy-connection',
  'accept-encoding',
])

/**
 * Stands between a device and a server and writes down what both say. Messages pass octet by octet, so that MACs hold;
 * only RespURI is led back to the proxy, and only in XML without a MAC.
 */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const own = { url: '' }
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    pass(options, own.url, incoming, outgoing).catch((error: unknown) => {
      if (!outgoing.headersSent) outgoing.writeHead(502, { 'content-type': 'text/plain' })
      outgoing.end(`the proxy failed: ${(error as Error).message}\n`)
    })
  }
  const server = options.identity ? createHttps(options.identity, answer) : createHttp(answer)
  const { url, close } = await listening(server, options)
  own.url = `${url}${new URL(options.endpoint).pathname}`
  return { url: own.url, close }
}

async function pass(
  options: ProxyOptions,
  own: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (incoming.method !== 'POST') {
    outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(options.page())
    return
  }
  const body = await bodyOf(incoming)
  if (!body) return void outgoing.writeHead(413).end()
  const headers = Object.fromEntries(
    Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
      OF_THE_HOP.has(name) || !values ? [] : [[name, values.length === 1 ? (values[0] ?? '') : values]],
    ),
  )
  const asked = messageIn(body)
  const session = whoseIs(asked)
  if (asked) options.observer.asks(session, asked, options.endpoint)
  note(options.recorder, session, 'sent', headers, body, asked)
  const url = new URL(options.endpoint)
  url.search = new URL(incoming.url ?? '/', own).search
  try {
    const answer = await options.transport({ method: 'POST', url: url.href, headers, body })
    const said = messageIn(answer.body)
    note(options.recorder, session, 'received', answer.headers, answer.body, said, answer.status)
    const hmac = headers['x-syncml-hmac']
    if (asked && said)
      options.observer.answers(session, asked, hmac === undefined ? undefined : String(hmac), said)
    const back =
      answer.headers['x-syncml-hmac'] === undefined
        ? ledBack(answer.body, options.endpoint, own)
        : answer.body
    const passed = Object.entries(answer.headers).filter(
      ([name]) => !OF_THE_HOP.has(name) && name !== 'content-encoding',
    )
    outgoing
      .writeHead(answer.status, { ...Object.fromEntries(passed), 'content-length': back.length })
      .end(back)
  } catch (problem) {
    if (!(problem instanceof TransportProblem)) throw problem
    const { fault, message: detail } = problem
    options.recorder.witness({ kind: 'wire.fault', ...session, fault, detail, injected: false })
    outgoing.writeHead(504, { 'content-type': 'text/plain' }).end(`${detail}\n`)
  }
  options.onExchange()
}

const messageIn = (body: Uint8Array): SyncML | undefined => reading(body, sniffContent(body)).message

/** The session that a message of a device belongs to. */
function whoseIs(message: SyncML | undefined): Whose {
  const device = message?.hdr.source.locURI ?? 'unknown'
  const imei = (/\d{14}/.exec(device) ?? [device])[0]
  return { session: `${imei}/${message?.hdr.sessionID ?? '?'}`, imei }
}

/** Writes a message down under the session that it belongs to. */
function note(
  recorder: Recorder,
  session: Whose,
  dir: 'sent' | 'received',
  headers: Readonly<Record<string, string | readonly string[]>>,
  body: Uint8Array,
  message: SyncML | undefined,
  httpStatus?: number,
): void {
  recorder.witness({
    ...{ kind: 'dm.msg', ...session, dir, msgID: message?.hdr.msgID ?? '' },
    contentType: String(headers['content-type'] ?? ''),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.from(body).toString('base64'),
    ...(httpStatus !== undefined && { httpStatus }),
  })
}

function ledBack(body: Uint8Array, endpoint: string, own: string): Uint8Array {
  if (sniffContent(body) !== 'xml') return body
  const text = Buffer.from(body).toString('utf8')
  const changed = text.replace(/<RespURI>([^<]*)<\/RespURI>/, (whole, uri: string) =>
    uri.startsWith(endpoint) ? `<RespURI>${own}${uri.slice(endpoint.length)}</RespURI>` : whole,
  )
  return changed === text ? body : Buffer.from(changed, 'utf8')
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MOST_BYTES) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}
