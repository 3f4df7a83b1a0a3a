import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listening } from '../world/listening.ts'
import type { FunctionAnswer, FunctionRequest } from './functions.ts'
import { OPENAPI } from './openapi/openapi.ts'

const MAX_BODY = 256 * 1024

/** Milliseconds after which an idle connection is closed: longer than any server leaves one idle, so that no question meets it closing. */
const KEPT_ALIVE_MS = 120_000

/** Milliseconds of silence before a function that does not answer hangs up: a server with more patience is spared it. */
const SILENCE_MS = 400

export interface NetworkListener {
  readonly url: string
  close(): Promise<void>
}

/**
 * Serves the network functions over HTTP, on loopback unless told otherwise. Where the answer is `no-answer` the peer
 * hears nothing and is then cut off. Rejects when the port is taken.
 */
export async function serveNetwork(
  handle: (request: FunctionRequest) => Promise<FunctionAnswer>,
  options: { port?: number; host?: string; silenceMs?: number } = {},
): Promise<NetworkListener> {
  const server = createServer((request, response) => {
    serve(request, response, handle, options.silenceMs ?? SILENCE_MS).catch(() =>
      reply(response, 500, { error: 'the network function failed' }),
    )
  })
  server.requestTimeout = 10_000
  server.keepAliveTimeout = KEPT_ALIVE_MS
  return listening(server, options)
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (request: FunctionRequest) => Promise<FunctionAnswer>,
  silenceMs: number,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://network')
  if (url.pathname === '/openapi.json') return reply(response, 200, OPENAPI)
  const body = await readBody(request)
  if (body === undefined) return reply(response, 413, { error: `at most ${MAX_BODY} octets` })
  let parsed: unknown
  try {
    parsed = body === '' ? undefined : isForm(request) ? formFields(body) : JSON.parse(body)
  } catch (error) {
    return reply(response, 400, { error: `not JSON: ${(error as Error).message}` })
  }
  const method = request.method ?? 'GET'
  const origin = `http://${request.headers.host ?? 'network'}`
  const { authorization } = request.headers
  const answer = await handle({
    ...{ method, path: url.pathname, query: url.searchParams, body: parsed, origin },
    ...(authorization !== undefined && { authorization }),
  })
  if (answer === 'no-answer') setTimeout(() => response.destroy(), silenceMs).unref()
  else reply(response, answer.status, answer.body, answer.headers)
}

/** A person's browser sends forms; a server sends JSON. */
const isForm = ({ headers }: IncomingMessage) =>
  /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')

const formFields = (body: string) => Object.fromEntries(new URLSearchParams(body))

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MAX_BODY) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) return
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers })
  response.end(typeof body === 'string' && headers['content-type'] ? body : JSON.stringify(body))
}
