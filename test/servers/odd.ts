import { createServer as createHttp, type Server as HttpServer } from 'node:http'
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net'

/** Participants that never answer, never stop answering, and break every connection. */
export async function startOdd(): Promise<{
  urls: Record<'hangs' | 'streams' | 'crashes', string>
  close(): void
}> {
  const hangs = createHttp(() => undefined)
  const streams = createHttp((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/vnd.syncml.dm+xml' })
    const timer = setInterval(() => outgoing.write('x'.repeat(65_536)), 1)
    outgoing.once('close', () => clearInterval(timer))
  })
  const crashes = createTcp((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', () => socket.destroy())
  })
  const listen = (server: Server | HttpServer) =>
    new Promise<string>((resolve) =>
      server.listen(0, '127.0.0.1', () =>
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/dm`),
      ),
    )
  const urls = { hangs: await listen(hangs), streams: await listen(streams), crashes: await listen(crashes) }
  return {
    urls,
    close: () => {
      hangs.closeAllConnections()
      streams.closeAllConnections()
      for (const server of [hangs, streams, crashes]) server.close()
    },
  }
}
