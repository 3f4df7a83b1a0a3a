import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'

/** The common name of the certificate that the client proved to have; undefined without TLS or without a certificate. */
export function clientCertificate({ socket }: IncomingMessage): string | undefined {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined
  const { CN } = socket.getPeerCertificate().subject ?? {}
  return typeof CN === 'string' ? CN : undefined
}
