import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { listening } from '../world/listening.ts'
import { HttpProblem } from './dm/http-problem.ts'
import type { ServerLimits } from './limits.ts'

export type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>

export interface Listener {
  readonly port: number
  close(): Promise<void>
}

/** The server's certificate, and the authority whose certificates clients must show. PEM. */
export interface MutualTls {
  readonly cert: string
  readonly key: string
  readonly clientCa: string
}

export interface ListenerOptions {
  /** HTTPS, for clients with a certificate alone; plain HTTP where not given. */
  readonly tls?: MutualTls
  readonly host: string
  readonly port: number
  readonly limits: ServerLimits
  /** Octets that a body may announce, checked before `Expect: 100-continue` is granted. */
  readonly bodyBytes: number
  readonly onProblem: (outgoing: ServerResponse, problem: HttpProblem) => void
  readonly onFault: (error: unknown) => void
}

/** Opens a listener with limits on size and time. A handler that throws HttpProblem is answered by `onProblem`. */
export async function listen(handler: Handler, options: ListenerOptions): Promise<Listener> {
  const { limits, tls } = options
  const bounds = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: 30_000,
  }
  const { cert, key, clientCa: ca } = tls ?? {}
  const server: Server = tls
    ? createSecureServer({ ...bounds, cert, key, ca, requestCert: true, rejectUnauthorized: true })
    : createServer(bounds)
  const serve = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    handler(incoming, outgoing).catch((error: unknown) => {
      if (!(error instanceof HttpProblem)) options.onFault(error)
      if (outgoing.headersSent) return outgoing.destroy()
      options.onProblem(outgoing, asProblem(error))
      incoming.resume()
    })
  }
  server.on('request', serve)
  server.on('checkContinue', (incoming, outgoing) => {
    if (Number(incoming.headers['content-length'] ?? 0) <= options.bodyBytes) outgoing.writeContinue()
    serve(incoming, outgoing)
  })
  server.on('clientError', refuse)
  return listening(server, options)
}

function asProblem(error: unknown): HttpProblem {
  return error instanceof HttpProblem ? error : new HttpProblem(500, 'the server failed; nothing was done')
}

/** What node's parser could not read as HTTP never reaches a handler. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) return
  const lines: Record<string, string> = {
    HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
    ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  }
  const line = lines[error.code ?? ''] ?? '400 Bad Request'
  socket.end(`HTTP/1.1 ${line}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`)
}
