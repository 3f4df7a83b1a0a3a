import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { getResponse, type RequestHandler } from 'msw'
import { listening } from '../world/listening.ts'

export interface ServedHandlers {
  readonly url: string
  close(): Promise<void>
}

const MAX_BODY = 256 * 1024

/**
 * Serves msw's handlers on a port: the ones that `make` gives for the URL at which they will stand. What none of them
 * handles is answered 404. Rejects when the port is taken.
 */
export async function serveHandlers(
  make: (base: string) => RequestHandler[],
  where: { port?: number; host?: string } = {},
): Promise<ServedHandlers> {
  let handlers: RequestHandler[] = []
  const server = createServer((request, response) => {
    respond(request, response, handlers).catch(() => say(response, 500, 'the service failed'))
  })
  server.requestTimeout = 10_000
  const opened = await listening(server, where)
  handlers = make(opened.url)
  return opened
}

async function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handlers: RequestHandler[],
): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming
  const body = await bodyOf(incoming)
  if (body === undefined) return say(outgoing, 413, `at most ${MAX_BODY} octets`)
  const type = headers['content-type']
  const request = new Request(new URL(url, `http://${headers.host ?? 'localhost'}`), {
    method,
    ...(type && { headers: { 'content-type': type } }),
    ...(body.length > 0 && method !== 'GET' && method !== 'HEAD' && { body }),
  })
  const response = await getResponse(handlers, request)
  if (!response) return say(outgoing, 404, 'no third-party service has that')
  outgoing.writeHead(response.status, {
    'cache-control': 'no-store',
    ...Object.fromEntries(response.headers),
  })
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MAX_BODY) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function say(outgoing: ServerResponse, status: number, error: string): void {
  if (outgoing.headersSent) return
  outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
}
