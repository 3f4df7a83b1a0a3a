import type { ConnectionOptions } from 'node:tls'
import type { HttpRequest, HttpResponse, Transport } from '../../../simulators/world/transport.ts'
import { LeanClient } from './lean-client.ts'

export interface LeanTransportOptions {
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly tls?: ConnectionOptions
}

/** The lean client as a Transport, one for each origin: what the tests of transports are held against. */
export function leanTransport(options: LeanTransportOptions): { send: Transport; close(): Promise<void> } {
  const clients = new Map<string, LeanClient>()
  const clientFor = ({ protocol, hostname, port }: URL): LeanClient => {
    const secure = protocol === 'https:'
    const origin = `${protocol}//${hostname}:${port}`
    const known = clients.get(origin)
    if (known) return known
    const made = new LeanClient({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (secure ? 443 : 80) : Number(port),
      connections: 64,
      now: () => performance.now(),
      timeoutMs: options.timeoutMs,
      maxBytes: options.maxBytes,
      ...(secure && { tls: { ...options.tls, servername: hostname } }),
    })
    clients.set(origin, made)
    return made
  }
  return {
    send: (request) => exchange(clientFor(new URL(request.url)), request),
    close: async () => {
      for (const client of clients.values()) client.close()
    },
  }
}

function exchange(client: LeanClient, request: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    client.send(requestOctets(request), {
      answered: ({ head, body }) =>
        resolve({
          status: head.status,
          headers: Object.fromEntries(head.fields),
          body: Uint8Array.from(body),
        }),
      failed: reject,
    })
  })
}

/** The octets of a request, one character for each. */
function requestOctets({ method, url, headers, body }: HttpRequest): string {
  const { host, pathname, search } = new URL(url)
  const lines = [`${method} ${pathname}${search} HTTP/1.1`, `host: ${host}`]
  for (const [name, value] of Object.entries(headers)) {
    for (const each of typeof value === 'string' ? [value] : value) lines.push(`${name}: ${each}`)
  }
  if (method === 'POST') lines.push(`content-length: ${body.length}`)
  const octets =
    method === 'POST' ? Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1') : ''
  return `${lines.join('\r\n')}\r\n\r\n${octets}`
}
