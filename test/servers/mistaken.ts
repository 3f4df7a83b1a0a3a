import { createServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { Authority } from '../../harness/tls/authority.ts'
import { startReferenceServer } from '../../simulators/server/reference-server.ts'
import { VirtualClock } from '../../simulators/world/clock.ts'
import { Random } from '../../simulators/world/random.ts'

/** What a target file names by mistake: servers that are none, or that want something else. */
export interface Mistaken {
  readonly wrongName: string
  /** Authority of the server with the wrong name, PEM. */
  readonly ca: string
  readonly webSite: string
  readonly fails: string
  readonly macOnly: string
  readonly wbxmlOnly: string
  close(): Promise<void>
}

export async function startMistaken(): Promise<Mistaken> {
  const authority = await Authority.make(new Date())
  const closing: (() => unknown)[] = []
  const port = async (server: Server) => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => server.close())
    return (server.address() as AddressInfo).port
  }
  const http = async (answer: RequestListener) => `http://127.0.0.1:${await port(createServer(answer))}/dm`
  const reference = async (auth: 'md5' | 'mac') => {
    const server = await startReferenceServer({
      ...{ serverId: 'dm.operator.example', auth, network: 'http://127.0.0.1:9', edgeToken: 'edge-token' },
      ...{ subAuth: 'corporate', database: ':memory:', clock: new VirtualClock(0), bootstrapProfile: 'cp' },
      ...{ random: (purpose: string) => new Random(purpose), homePlmns: ['23415'] },
    })
    closing.push(() => server.close())
    return server.url
  }
  const md5 = await reference('md5')
  const secure = createHttpsServer(await authority.issue('dm.elsewhere.example'), (_, out) => out.end())
  return {
    ca: authority.pem,
    wrongName: `https://127.0.0.1:${await port(secure)}/dm`,
    webSite: await http((_, out) => void out.writeHead(200, { 'content-type': 'text/html' }).end('<html>')),
    fails: await http((_, out) => void out.writeHead(500).end()),
    macOnly: await reference('mac'),
    wbxmlOnly: await http((incoming, out) => {
      const parts: Buffer[] = []
      if (!incoming.headers['content-type']?.includes('wbxml')) return void out.writeHead(415).end()
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('end', async () => {
        const headers = { 'content-type': incoming.headers['content-type'] ?? '' }
        const answer = await fetch(md5, { method: 'POST', headers, body: Buffer.concat(parts) })
        out.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()))
      })
    }),
    close: async () => {
      for (const close of closing) await close()
    },
  }
}
