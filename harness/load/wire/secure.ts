import { isIP } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { pinned } from '../../stage/transport.ts'
import type { Target, TlsOptions } from '../../target/target.ts'

/** What a target file says of TLS to an endpoint: how it is spoken, and where devices show certificates of their own. */
export interface Secure {
  readonly tls?: TlsOptions
  readonly certificates?: NonNullable<Target['certificates']>
}

/** How a TLS connection to that host is made. An address is no name that could be asked for (RFC 6066 §3). */
export function connectionTo(host: string, { tls = {}, certificates }: Secure): ConnectionOptions {
  const { pin, servername = isIP(host) === 0 ? host : undefined, ...rest } = tls
  const ca = rest.ca ?? certificates?.authority.cert
  return {
    ...rest,
    ...(ca !== undefined && { ca }),
    ...(servername !== undefined && { servername }),
    ...(pin !== undefined && pinned(pin)),
  }
}
