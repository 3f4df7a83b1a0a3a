import type { Client } from '../wire/disturbed.ts'
import { LeanClient, type LeanClientOptions } from '../wire/lean-client.ts'
import { connectionTo, type Secure } from '../wire/secure.ts'

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

/**
 * The endpoint of a URL, with a client of its own. Devices with `certificates` call it by the same URL, and connect to where
 * they can show them.
 */
export function endpointAt(
  url: string,
  options: Omit<LeanClientOptions, 'host' | 'port' | 'tls'>,
  secure: Secure = {},
): Endpoint {
  const { origin, pathname, search } = new URL(url)
  const { protocol, hostname, port, host } = new URL(secure.certificates?.origin ?? url)
  const name = hostname.replace(/^\[|\]$/g, '')
  const tls = protocol === 'https:'
  const client = new LeanClient({
    ...options,
    host: name,
    port: port === '' ? (tls ? 443 : 80) : Number(port),
    ...(tls && { tls: connectionTo(name, secure) }),
  })
  return { url, origin, path: pathname + search, host, client }
}
