import { createServer as createHttp, type Server as HttpServer } from 'node:http'
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net'
import { startStrictMinimal } from './strict-minimal.ts'

/**
 * Participants that never answer, never stop answering, break every connection, and one that tires: after the ordinary
 * session it never answers again.
 */
export async function startOdd(): Promise<{
  urls: Record<'hangs' | 'streams' | 'crashes' | 'tires', string>
  close(): void
}> {
  const hangs = createHttp(() => undefined)
  const lively = await startStrictMinimal()
  let left = 4
  const tires = createHttp((incoming, outgoing) => {
    if (left-- <= 0) return
    const { 'content-type': type } = incoming.headers
    const headers = { 'content-type': type ?? '' }
    const passed = new Request(lively.url, {
      method: 'POST',
      headers,
      body: incoming as never,
      duplex: 'half',
    } as never)
    fetch(passed).then(
      async (answer) => {
        const answered = { 'content-type': answer.headers.get('content-type') ?? '' }
        outgoing.writeHead(answer.status, answered).end(Buffer.from(await answer.arrayBuffer()))
      },
      () => outgoing.destroy(),
    )
  })
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
  const urls = {
    hangs: await listen(hangs),
    streams: await listen(streams),
    crashes: await listen(crashes),
    tires: await listen(tires),
  }
  return {
    urls,
    close: () => {
      for (const server of [hangs, streams, tires]) server.closeAllConnections()
      for (const server of [hangs, streams, crashes, tires]) server.close()
      void lively.close()
    },
  }
}
