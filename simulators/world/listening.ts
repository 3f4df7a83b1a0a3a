import type { Server as HttpServer } from 'node:http'
import type { Server as HttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** A listener that stands. */
export interface Listening {
  readonly port: number
  /** The address without path, such as `http://127.0.0.1:8080`. */
  readonly url: string
  /** Hangs up on everybody. */
  close(): Promise<void>
}

/** Opens a listener, on a free port of loopback unless told otherwise. Rejects where the port is taken. */
export async function listening(
  server: HttpServer | HttpsServer,
  { port = 0, host = '127.0.0.1' }: { port?: number; host?: string } = {},
): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const opened = (server.address() as AddressInfo).port
  const scheme = 'setSecureContext' in server ? 'https' : 'http'
  return {
    port: opened,
    url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${opened}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
