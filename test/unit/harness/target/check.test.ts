import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { checkTarget } from '../../../../harness/target/check/check-target.ts'
import { loadTargets } from '../../../../harness/target/load.ts'
import type { Target } from '../../../../harness/target/target.ts'
import { Authority, type Identity } from '../../../../harness/tls/authority.ts'
import { type Mistaken, startMistaken } from '../../../servers/mistaken.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

let authority: Authority
let identity: Identity
let mistaken: Mistaken
beforeAll(async () => {
  authority = await Authority.make(new Date())
  identity = await authority.issue('dm.elsewhere.example')
  mistaken = await startMistaken()
})
afterAll(() => mistaken.close())

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
    const tls = { ca: mistaken.ca, rejectUnauthorized: true }
    const found = await first(target(mistaken.wrongName, { tls }))
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
    const found = await first(target(mistaken.webSite))
    expect(found?.says).toBe('an ordinary web site answers (HTTP 200), not a DM server')
    expect(found?.next).toMatch(/mend the path/)
  })

  it('says that a server fails over a correct message', async () => {
    const found = await first(target(mistaken.fails))
    expect(found?.says).toBe('the server answers package 1 with HTTP 500')
    expect(found?.next).toMatch(/log/)
  })

  it.each([
    [
      'a port that speaks TLS',
      async () => (await https()).replace('https:', 'http:'),
      /speaks TLS, not plain HTTP/,
      /https:/,
    ],
    [
      'a server that sends devices on',
      () => http((_, out) => void out.writeHead(302, { location: 'http://b.example/dm' }).end()),
      /on to http:\/\/b.example\/dm \(HTTP 302\)/,
      /as endpoint/,
    ],
    [
      'a server that closes the connection',
      () => http((incoming) => void incoming.destroy()),
      /closes the connection/,
      /log/,
    ],
    [
      'an answer without end',
      () => http((_, out) => void out.writeHead(200).end('x'.repeat(70_000))),
      /does not end: .* larger than 65536/,
      /maxBytes/,
    ],
  ] as const)('knows %s, and stops there', async (_what, listen, says, next) => {
    const findings = await checkTarget(target(await listen(), { maxBytes: 65_536 }))
    expect(findings).toHaveLength(2)
    expect(findings[1]?.says).toMatch(says)
    expect(findings[1]?.next).toMatch(next)
  })

  it('hears after the handshake that a certificate of the device is wanted', async () => {
    const options = { ...identity, ca: authority.pem, requestCert: true, rejectUnauthorized: true }
    const server = createHttpsServer(options, (_, outgoing) => outgoing.end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => server.close())
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/dm`
    const tls = { ca: authority.pem, servername: 'dm.elsewhere.example', rejectUnauthorized: true }
    expect((await first(target(url, { tls })))?.says).toBe('the server wants a certificate of the device')
  })

  it('looks for the proxy where there is one on the way', async () => {
    const found = await first(target('http://dm.nowhere.example/dm', { proxy: 'http://127.0.0.1:9' }))
    expect(found?.says).toBe('nothing listens at 127.0.0.1:9')
  })

  it('says which credential a server demands', async () => {
    const found = await first(target(mistaken.macOnly))
    expect(found?.says).toBe('the server demands syncml:auth-MAC (407)')
    expect(found?.next).toBe('write auth: [mac]')
  })

  it('says that a server speaks WBXML only', async () => {
    const found = await first(target(mistaken.wbxmlOnly))
    expect(found?.says).toBe('the server speaks WBXML only')
    expect(found?.next).toBe('write content: [wbxml]')
  })

  it('finds what is right, and that there is no account yet', async () => {
    const findings = await checkTarget(target(mistaken.macOnly, { auths: ['mac'] }))
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
