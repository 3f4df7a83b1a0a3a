import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpTransport } from '../../harness/stage/transport.ts'
import type { RunResult } from '../../harness/verdict/result.ts'
import { ACCOUNT } from '../servers/account.ts'
import { targetFileFor } from '../servers/run.ts'
import { startStrictMinimal } from '../servers/strict-minimal.ts'
import { ended, scratch, start } from './cli.ts'

const cwd = scratch()
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

/** The client's catalogue, or a part of it, put over HTTP to our own device with these defects. */
async function examined(
  only: readonly string[],
  defects: readonly string[],
  meanwhile?: (url: string) => Promise<void>,
) {
  await ended(start(['device', '--write-account', 'client.yaml'], { cwd }))
  const cases = only.flatMap((each) => ['--only', each])
  const examination = start(['serve', '--conformance', 'client.yaml', '--patience', '60', ...cases], { cwd })
  const over = ended(examination)
  const url = await said(examination, /what to do next +(\S+)/)
  await meanwhile?.(url)
  const built = defects.flatMap((each) => ['--device-defect', each])
  const device = await ended(start(['device', '--examined-at', url, ...built], { cwd }))
  expect(device.code, device.stderr).toBe(0)
  const { code } = await over
  const result = JSON.parse(readFileSync(join(cwd, 'runs/serve/latest/result.json'), 'utf8')) as RunResult
  return { code, result }
}
const scenarios = ({ plays }: RunResult, wanted: string) =>
  plays.filter(({ verdict }) => verdict === wanted).map(({ scenario }) => scenario)

describe('a client that connects', () => {
  it('is asked everything over HTTP, and our own device does it all', async () => {
    const { code, result } = await examined([], [])
    expect(result.plays.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
    expect(result.counts.pass).toBeGreaterThan(230)
    expect(code).toBe(0)
  })

  it('fails a named case where one thing is wrong with it', async () => {
    const { code, result } = await examined(
      ['client/sanity', 'notification/*-digest', 'session/ids'],
      ['D-32'],
    )
    expect(scenarios(result, 'fail')).toEqual(['client/notification/wrong-digest'])
    expect(scenarios(result, 'pass')).toEqual(['client/sanity/ordinary-session', 'client/session/ids'])
    expect(code).toBe(1)
  })

  it('is told what to do next by a page, and a person chooses what comes next', async () => {
    const only = ['client/hostile/http-500', 'client/sanity', 'client/session/versions']
    const { code, result } = await examined(only, [], async (url) => {
      const page = await (await fetch(url)).text()
      expect(page).toContain('Start a DM session on the device.')
      expect(page).toContain('client/hostile/http-500')
      await fetch(new URL('/choose?case=client/session/versions', url), { method: 'POST' })
      expect((await fetch(new URL('/choose?case=client/no-such', url), { method: 'POST' })).status).toBe(404)
    })
    expect(scenarios(result, 'pass')).toEqual([
      'client/hostile/http-500',
      'client/session/versions',
      'client/sanity/ordinary-session',
    ])
    expect(code).toBe(0)
  })

  it('that speaks before it was asked is told to come back, and is not taken for another', async () => {
    const { code } = await examined(['client/notification/wrong-digest'], [], async (url) => {
      const body = `<?xml version="1.0"?><SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>${url}</LocURI></Target><Source><LocURI>IMEI:354287028612690</LocURI></Source></SyncHdr><SyncBody><Alert><CmdID>1</CmdID><Data>1201</Data></Alert><Final/></SyncBody></SyncML>`
      const early = await fetch(new URL('/dm', url), { method: 'POST', body })
      expect([early.status, early.headers.get('retry-after')]).toEqual([503, '1'])
    })
    // The sanity case was not asked: nothing but this case speaks.
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
