import type { PeerCertificate } from 'node:tls'
import { Agent, type Dispatcher, errors, ProxyAgent, request } from 'undici'
import { deadlineIn } from '../../simulators/world/deadline.ts'
import type { HttpRequest, HttpResponse, Transport } from '../../simulators/world/transport.ts'
import { TransportProblem } from '../../simulators/world/transport.ts'
import type { TlsOptions } from '../target/target.ts'

export interface TransportOptions {
  /** Milliseconds for one exchange, from the first octet sent to the last one read. */
  readonly timeoutMs: number
  /** Octets of the largest answer that is read. */
  readonly maxBytes: number
  readonly tls?: TlsOptions
  /** An HTTP proxy on the way. */
  readonly proxy?: string
}

export interface ClosableTransport {
  readonly send: Transport
  close(): Promise<void>
}

/** HTTP over undici, where generality counts: TLS options, odd servers, hostile answers. Nothing is ever redirected. */
export function httpTransport(options: TransportOptions): ClosableTransport {
  const agent = dispatcherFor(options)
  return {
    send: (outgoing) => exchange(agent, outgoing, options),
    close: () => agent.destroy(),
  }
}

function dispatcherFor({ timeoutMs, maxBytes, tls, proxy }: TransportOptions): Dispatcher {
  const common = {
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: maxBytes,
    maxHeaderSize: 64 * 1024,
  }
  const connect = { timeout: timeoutMs, ...tls, ...(tls?.pin !== undefined && pinned(tls.pin)) }
  if (proxy === undefined) return new Agent({ ...common, connect })
  return new ProxyAgent({ ...common, uri: proxy, requestTls: connect })
}

/** The certificate itself is what is trusted, whoever signed it and whatever it is called. */
export function pinned(pin: string) {
  return {
    checkServerIdentity: (_host: string, { fingerprint256 }: PeerCertificate) =>
      fingerprint256.replaceAll(':', '').toLowerCase() === pin
        ? undefined
        : new Error('the certificate is not the pinned one'),
  }
}

async function exchange(
  agent: Dispatcher,
  outgoing: HttpRequest,
  options: TransportOptions,
): Promise<HttpResponse> {
  // Head and body timeouts restart with each octet: the deadline is what ends a server that drips.
  const deadline = deadlineIn(options.timeoutMs)
  try {
    const answer = await request(outgoing.url, {
      dispatcher: agent,
      method: outgoing.method,
      headers: Object.fromEntries(
        Object.entries(outgoing.headers).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : [...value],
        ]),
      ),
      body: outgoing.method === 'POST' ? Buffer.from(outgoing.body) : null,
      signal: deadline.signal,
    })
    return {
      status: answer.statusCode,
      headers: flat(answer.headers),
      body: await collect(answer.body, options),
    }
  } catch (error) {
    throw asProblem(error, deadline.signal.aborted, options)
  } finally {
    deadline.forget()
  }
}

async function collect(body: AsyncIterable<Uint8Array>, options: TransportOptions): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > options.maxBytes) throw new TransportProblem('too-large', tooLarge(options))
    parts.push(part)
  }
  return Buffer.concat(parts, size)
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) out[name.toLowerCase()] = typeof value === 'string' ? value : value.join(', ')
  }
  return out
}

const tooLarge = (options: TransportOptions) => `the answer is larger than ${options.maxBytes} octets`

function asProblem(error: unknown, late: boolean, options: TransportOptions): TransportProblem {
  if (error instanceof TransportProblem) return error
  const seconds = options.timeoutMs / 1000
  if (late || error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) {
    return new TransportProblem('timeout', `no complete answer within ${seconds} s`)
  }
  if (error instanceof errors.ConnectTimeoutError) {
    return new TransportProblem('timeout', `no connection within ${seconds} s`)
  }
  if (error instanceof errors.ResponseExceededMaxSizeError)
    return new TransportProblem('too-large', tooLarge(options))
  const { code, message } = error as { code?: string; message: string }
  if (code === 'ECONNREFUSED') return new TransportProblem('refused', 'the connection was refused')
  if (code?.startsWith('HPE_') || /HTTP\/1\.1 protocol/.test(message))
    return new TransportProblem('malformed', `not HTTP: ${message}`)
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET' || code === 'EPIPE') {
    return new TransportProblem('closed', 'the connection was closed in the middle of the exchange')
  }
  return new TransportProblem('other', message)
}
