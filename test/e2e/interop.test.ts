import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import type { Matrix } from '../../harness/verdict/matrix.ts'
import { startOdd } from '../servers/odd.ts'
import { startBoth, targetFileFor } from '../servers/run.ts'
import { ended, scratch, start } from './cli.ts'

const cwd = scratch()
const closing: (() => unknown)[] = []

beforeAll(async () => {
  const both = await startBoth(cwd)
  const odd = await startOdd()
  closing.push(
    () => both.close(),
    () => odd.close(),
  )
  const servers = ['strict-minimal', 'sloppy'].map((name) => ({ name, target: `${name}.yaml` }))
  for (const [name, url] of Object.entries(odd.urls)) {
    const file = targetFileFor(name, url, ['xml', 'wbxml']).replace('timeoutSeconds: 3', 'timeoutSeconds: 1')
    writeFileSync(join(cwd, `${name}.yaml`), file)
    servers.push({ name, target: `${name}.yaml` })
  }
  const devices = [{ name: 'plain' }, { name: 'small', content: 'wbxml', maxMsgSize: 4096 }]
  writeFileSync(
    join(cwd, 'participants.yaml'),
    stringify({ servers, devices, cases: ['server/flow/every', 'server/header/'], limitSeconds: 20 }),
  )
})
afterAll(async () => {
  for (const close of closing) await close()
})

const matrixIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'matrix.json'), 'utf8')) as Matrix
const latest = join(cwd, 'runs/interop/latest')

describe('an interoperability event', () => {
  it('fills every cell, and nobody who hangs, streams or crashes harms another’s', async () => {
    const begun = performance.now()
    const { code } = await ended(start(['interop', 'participants.yaml'], { cwd }))
    expect(performance.now() - begun).toBeLessThan(60_000)
    expect(code).toBe(1)
    const { cells } = matrixIn(latest)
    const of = (server: string, device: string) =>
      cells.find((cell) => cell.server === server && cell.device === device)
    expect(cells).toHaveLength(10)
    expect(of('strict-minimal', 'plain')?.verdict).toBe('inconclusive')
    expect(of('strict-minimal', 'plain')?.reason).toMatch(/RespURI/)
    expect(of('strict-minimal', 'small')?.verdict).toBe('unsupported')
    expect(of('sloppy', 'plain')?.verdict).toBe('fail')
    expect(of('hangs', 'plain')?.reason).toMatch(/timeout/)
    expect(of('streams', 'small')?.reason).toMatch(/too-large/)
    expect(of('crashes', 'small')?.reason).toMatch(/closed/)
    const page = readFileSync(join(latest, 'index.html'), 'utf8')
    expect(page).toContain('unsupported as declared')
    for (const { folder } of cells) {
      if (folder === undefined) continue
      expect(page).toContain(`cells/${folder}/index.html`)
      expect(existsSync(join(latest, 'cells', folder, 'messages.pcapng'))).toBe(true)
    }
  })

  it('is resumed where it stopped', async () => {
    const folder = join(latest, 'cells/sloppy--plain')
    const kept = readFileSync(join(latest, 'cells/sloppy--small/result.json'), 'utf8')
    rmSync(folder, { recursive: true })
    await ended(start(['interop', 'participants.yaml', '--resume', latest], { cwd }))
    expect(existsSync(join(folder, 'result.json'))).toBe(true)
    expect(readFileSync(join(latest, 'cells/sloppy--small/result.json'), 'utf8')).toBe(kept)
    expect(matrixIn(latest).cells).toHaveLength(10)
  })
})

describe('runs that are compared and put together', () => {
  const play = async (...args: string[]) => {
    const { stdout } = await ended(start(['conformance', '--json', '--seed', '7', ...args], { cwd }))
    return JSON.parse(stdout) as { counts: Record<string, number> }
  }

  it('show what changed, both ways, unless it is waived', async () => {
    const only = ['--only', 'server/header/', '--only', 'server/syntax/cmd-id', '--content', 'xml']
    await play('--target', 'strict-minimal.yaml', '--out', 'a', ...only)
    await play('--target', 'sloppy.yaml', '--out', 'b', ...only)
    const [a, b] = ['a/conformance/latest', 'b/conformance/latest']
    const plain = await ended(start(['compare', a, b], { cwd }))
    expect(plain.code).toBe(1)
    expect(plain.stdout).toMatch(/↓ pass → fail +server\/syntax\/cmd-id/)
    expect(plain.stdout).toMatch(/↑ inconclusive → pass +server\/header\/resp-uri-absolute/)
    const waiver = (expires: string) =>
      writeFileSync(
        join(cwd, 'w.yaml'),
        stringify([{ case: 'server/*', link: 'https://issues.example/1', expires }]),
      )
    waiver('2999-12-31')
    expect((await ended(start(['compare', a, b, '--waivers', 'w.yaml'], { cwd }))).code).toBe(0)
    waiver('2020-01-01')
    const late = await ended(start(['compare', a, b, '--waivers', 'w.yaml'], { cwd }))
    expect(late.code).toBe(1)
    expect(late.stdout).toMatch(/expired on 2020-01-01/)
  })

  it('are one run again after they were sharded', async () => {
    const only = ['--only', 'server/status/', '--auth', 'md5', '--content', 'xml']
    const whole = await play('--out', 'whole', ...only)
    await play('--out', 'one', '--shard', '1/2', ...only)
    await play('--out', 'two', '--shard', '2/2', ...only)
    const parts = ['one/conformance/latest', 'two/conformance/latest']
    const { code, stdout } = await ended(start(['merge', ...parts, '--json', '--out', 'merged'], { cwd }))
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as typeof whole).counts).toEqual(whole.counts)
    expect((await ended(start(['analyze', 'merged/conformance/latest'], { cwd }))).code).toBe(0)
  })
})
