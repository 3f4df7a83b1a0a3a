import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { checkTarget } from '../../../../harness/target/check/check-target.ts'
import { loadTargets } from '../../../../harness/target/load.ts'
import type { Target } from '../../../../harness/target/target.ts'
import { Authority, type Identity } from '../../../../harness/tls/authority.ts'
import { startReferenceServer } from '../../../../simulators/server/reference-server.ts'
import { VirtualClock } from '../../../../simulators/world/clock.ts'
import { Random } from '../../../../simulators/world/random.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

let authority: Authority
let identity: Identity
beforeAll(async () => {
  authority = await Authority.make(new Date())
  identity = await authority.issue('dm.elsewhere.example')
})

async function http(answer: RequestListener): Promise<string> {
  const server = createHttpServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/dm`
}

async function https(): Promise<string> {
  const server = createHttpsServer(identity, (_, outgoing) => outgoing.writeHead(500).end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/dm`
}

async function reference(auth: 'md5' | 'mac'): Promise<string> {
  const server = await startReferenceServer({
    ...{ serverId: 'dm.operator.example', auth, network: 'http://127.0.0.1:9', edgeToken: 'edge-token' },
    ...{ subAuth: 'corporate', database: ':memory:', clock: new VirtualClock(0), bootstrapProfile: 'cp' },
    ...{ random: (purpose: string) => new Random(purpose), homePlmns: ['23415'] },
  })
  closing.push(() => server.close())
  return server.url
}

const target = (endpoint: string, more: Partial<Target> = {}): Target => {
  const [made] = loadTargets(endpoint)
  if (!made) throw new Error('no target')
  return { ...made, timeoutMs: 3_000, ...more }
}
const first = async (each: Target) => (await checkTarget(each)).find(({ ok }) => !ok)

describe('target check', () => {
  it('says that nothing listens at a closed port', async () => {
    const found = await first(target('http://127.0.0.1:9/dm'))
    expect(found?.says).toBe('nothing listens at 127.0.0.1:9')
    expect(found?.next).toMatch(/start the server/)
  })

  it('says for whom the certificate is when it has another name', async () => {
    const found = await first(target(await https(), { tls: { ca: authority.pem, rejectUnauthorized: true } }))
    expect(found?.says).toBe('the certificate is for dm.elsewhere.example, not for 127.0.0.1')
    expect(found?.next).toMatch(/tls.servername: dm.elsewhere.example/)
  })

  it('says that nobody vouches for a certificate of an unknown authority', async () => {
    const found = await first(target(await https()))
    expect(found?.says).toMatch(/nobody that this machine trusts/)
    expect(found?.next).toMatch(/tls.ca/)
  })

  it('says that TLS was expected where plain HTTP is spoken', async () => {
    const found = await first(target((await http((_, out) => void out.end())).replace('http:', 'https:')))
    expect(found?.says).toBe('the port does not speak TLS')
  })

  it('knows an ordinary web site', async () => {
    const page = await http(
      (_, out) => void out.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'),
    )
    const found = await first(target(page))
    expect(found?.says).toBe('an ordinary web site answers (HTTP 200), not a DM server')
    expect(found?.next).toMatch(/mend the path/)
  })

  it('says that a server fails over a correct message', async () => {
    const found = await first(target(await http((_, out) => void out.writeHead(500).end())))
    expect(found?.says).toBe('the server answers package 1 with HTTP 500')
    expect(found?.next).toMatch(/log/)
  })

  it('says which credential a server demands', async () => {
    const found = await first(target(await reference('mac')))
    expect(found?.says).toBe('the server demands syncml:auth-MAC (407)')
    expect(found?.next).toBe('write auth: [mac]')
  })

  it('says that a server speaks WBXML only', async () => {
    const url = await reference('md5')
    const only = await http((incoming, out) => {
      const parts: Buffer[] = []
      if (!incoming.headers['content-type']?.includes('wbxml')) return void out.writeHead(415).end()
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('end', async () => {
        const headers = { 'content-type': incoming.headers['content-type'] ?? '' }
        const answer = await fetch(url, { method: 'POST', headers, body: Buffer.concat(parts) })
        out.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()))
      })
    })
    const found = await first(target(only))
    expect(found?.says).toBe('the server speaks WBXML only')
    expect(found?.next).toBe('write content: [wbxml]')
  })

  it('finds what is right, and that there is no account yet', async () => {
    const findings = await checkTarget(target(await reference('md5')))
    expect(findings.map(({ what, ok }) => [what, ok])).toEqual([
      ['reachable', true],
      ['encodings', true],
      ['authentication', true],
      ['versions', true],
      ['devices', false],
      ['address', true],
    ])
  })
})
