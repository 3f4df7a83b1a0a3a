import type { Client } from '../wire/disturbed.ts'
import { LeanClient, type LeanClientOptions } from '../wire/lean-client.ts'

/** A DM endpoint with the client that speaks to it. */
export interface Endpoint {
  readonly url: string
  /** The part of the URL before the path. */
  readonly origin: string
  readonly path: string
  /** Value of the Host header. */
  readonly host: string
  readonly client: Client
}

/** The path of a URL that belongs to the endpoint's server; undefined for one that leads elsewhere. */
export function pathAt({ origin }: Endpoint, url: string): string | undefined {
  if (!url.startsWith(origin)) return undefined
  const path = url.slice(origin.length)
  return path === '' ? '/' : /^[/?][!-~]*$/.test(path) ? (path[0] === '?' ? `/${path}` : path) : undefined
}

/** The endpoint of a URL, with a client of its own. */
export function endpointAt(url: string, options: Omit<LeanClientOptions, 'host' | 'port' | 'tls'>): Endpoint {
  const { protocol, hostname, port, host, pathname, search } = new URL(url)
  const secure = protocol === 'https:'
  const client = new LeanClient({
    ...options,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 443 : 80) : Number(port),
    ...(secure && { tls: { servername: hostname } }),
  })
  return { url, origin: `${protocol}//${host}`, path: pathname + search, host, client }
}
