import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { OwnClient } from '../../harness/farm/conformance/own-client.ts'
import { httpTransport } from '../../harness/stage/transport.ts'
import type { RunResult } from '../../harness/verdict/result.ts'
import { Random } from '../../simulators/world/random.ts'
import { ACCOUNT } from '../servers/account.ts'
import { targetFileFor } from '../servers/run.ts'
import { startStrictMinimal } from '../servers/strict-minimal.ts'
import { ended, scratch, start } from './cli.ts'

const cwd = scratch()
const lines = httpTransport({ timeoutMs: 10_000, maxBytes: 1024 * 1024 })
afterAll(() => lines.close())

/** Our own device over HTTP, as somebody else's client would come. */
async function client(url: () => string) {
  return OwnClient.make({
    ...{ seed: 'e2e', dialect: { content: 'xml', auth: 'md5' }, random: new Random('e2e'), defects: [] },
    handle: (request) =>
      lines.send({ ...request, url: request.url.replace('http://examiner.example/dm', url()) }),
  })
}
const said = (child: ReturnType<typeof start>, pattern: RegExp) =>
  new Promise<string>((resolve) => {
    let text = ''
    const hear = (part: Buffer) => {
      text += part
      const found = pattern.exec(text)?.[1]
      if (found) resolve(found)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
  })

describe('a client that connects', () => {
  it('is examined, and a page says what to do next', async () => {
    let url = ''
    const own = await client(() => url)
    const secretOf = ({ name, secret, nonce }: { name: string; secret: string; nonce: Uint8Array }) => ({
      ...{ name, secret, nonce: Buffer.from(nonce).toString('base64') },
    })
    const { serverId, client: mine, server } = own.account
    const account = { imei: own.imei, serverId, client: secretOf(mine), server: secretOf(server) }
    writeFileSync(join(cwd, 'client.yaml'), stringify({ endpoint: 'http://127.0.0.1/dm', account }))
    const cases = ['client/sanity', 'client/session/versions', 'client/hostile/http-500'].flatMap((each) => [
      '--only',
      each,
    ])
    const child = start(['serve', '--conformance', 'client.yaml', '--patience', '20', ...cases], { cwd })
    const over = ended(child)
    url = await said(child, /server of the device +(\S+)/)
    const page = await (await fetch(new URL('/', url))).text()
    expect(page).toContain('Start a DM session on the device.')
    let going = true
    void over.then(() => {
      going = false
    })
    while (going) {
      await own.starts()
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    const { code } = await over
    const result = JSON.parse(readFileSync(join(cwd, 'runs/serve/latest/result.json'), 'utf8')) as RunResult
    expect(result.plays.map(({ scenario, verdict }) => [scenario, verdict])).toEqual([
      ['client/hostile/http-500', 'pass'],
      ['client/sanity/ordinary-session', 'pass'],
      ['client/session/versions', 'pass'],
    ])
    expect(code).toBe(0)
  })
})

describe('a proxy between device and server', () => {
  let server: Awaited<ReturnType<typeof startStrictMinimal>>
  beforeAll(async () => {
    server = await startStrictMinimal()
    writeFileSync(join(cwd, 'real.yaml'), targetFileFor('real', server.url, ['xml']))
  })
  afterAll(() => server.close())

  it('decodes and keeps what is said, and a recording becomes a scenario', async () => {
    const child = start(['proxy', '--target', 'real.yaml'], { cwd })
    const over = ended(child)
    const url = await said(child, /device's server +(\S+)/)
    const body = `<?xml version="1.0"?><SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>${url}</LocURI></Target><Source><LocURI>IMEI:${ACCOUNT.imei}</LocURI></Source></SyncHdr><SyncBody><Alert><CmdID>1</CmdID><Data>1201</Data></Alert><Final/></SyncBody></SyncML>`
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/vnd.syncml.dm+xml' },
    })
    expect(await answer.text()).toContain('<Data>407</Data>')
    expect(await (await fetch(url)).text()).toContain('1 exchanges')
    child.kill('SIGINT')
    const { stdout } = await over
    expect(stdout).toMatch(/→ device/)
    expect(stdout).toMatch(/SyncHdr/)
    const folder = join(cwd, 'runs/proxy/latest')
    expect(existsSync(join(folder, 'messages.pcapng'))).toBe(true)
    expect((await ended(start(['record', folder, '--to-scenario', 'said.mjs'], { cwd }))).code).toBe(0)
    expect(readFileSync(join(cwd, 'said.mjs'), 'utf8')).toContain('A recorded session is said again')
  })

  it('speaks TLS under its own authority, judges by the shared checks, and its recording is played again', async () => {
    const child = start(['proxy', '--target', 'real.yaml', '--tls', '--out', 'tls'], { cwd })
    const over = ended(child)
    const url = await said(child, /device's server +(\S+)/)
    expect(url).toMatch(/^https:/)
    const folder = join(cwd, 'tls/proxy/latest')
    const through = targetFileFor('through', url, ['xml'])
    writeFileSync(join(cwd, 'through.yaml'), `${through}tls: { ca: ${join(folder, 'authority.pem')} }\n`)
    const cases = ['--only', 'server/authentication/']
    const device = await ended(start(['conformance', '--target', 'through.yaml', ...cases], { cwd }))
    expect(device.stdout).toMatch(/[1-9]\d+ passed/)
    const ca = readFileSync(join(folder, 'authority.pem'), 'utf8')
    const safe = httpTransport({ timeoutMs: 5_000, maxBytes: 1024 * 1024, tls: { ca } })
    const page = await safe.send({ method: 'GET', url, headers: {}, body: new Uint8Array() })
    await safe.close()
    expect(Buffer.from(page.body).toString()).toMatch(/Status[\s\S]*SP-AUTH-04|SP-AUTH-04[\s\S]*Status/)
    child.kill('SIGINT')
    const { stdout } = await over
    expect(stdout).toContain('SyncHdr')
    expect(stdout).toMatch(/! SP-AUTH-04: the same nonce was issued again/)
    expect(stdout).toMatch(/✓ SP-AUTH-02 .*[1-9]\d* evaluated/)
    mkdirSync(join(cwd, 'again'))
    const file = join(cwd, 'again/recorded.js')
    writeFileSync(join(cwd, 'again/package.json'), '{"type":"module"}')
    expect((await ended(start(['record', folder, '--to-scenario', file], { cwd }))).code).toBe(0)
    const only = ['--scenarios', 'again', '--only', 'uc-5.1.4/recorded', '--target', 'real.yaml', '--json']
    const again = await ended(start(['run', ...only], { cwd }))
    const { plays } = JSON.parse(again.stdout) as RunResult
    expect(plays.map(({ scenario }) => scenario)).toEqual(['uc-5.1.4/recorded'])
    expect(plays[0]?.events).toBeGreaterThan(1)
    expect(plays[0]?.verdict).toBe('pass')
  })
})
