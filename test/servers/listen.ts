import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Running {
  readonly url: string
  close(): Promise<void>
}

/** What every server of this folder stands on: a body, and a function that answers it. */
export async function listen(
  answer: (body: Buffer, incoming: IncomingMessage, outgoing: ServerResponse) => void | Promise<void>,
): Promise<Running> {
  const server: Server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => void answer(Buffer.concat(parts), incoming, outgoing))
    incoming.on('error', () => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dm`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
