import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { readHistory } from '../../harness/history/reader.ts'
import type { Matrix } from '../../harness/verdict/matrix.ts'
import type { RunResult } from '../../harness/verdict/result.ts'
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
const told = ({ cells }: Matrix) =>
  cells.map(({ server, device, verdict, counts }) => ({ server, device, verdict, counts }))
/** What was played to its end, by the folders of the cells. */
const resultsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, 'cells')).flatMap((cell) => {
      const path = join(folder, 'cells', cell, 'result.json')
      return existsSync(path) ? [[cell, readFileSync(path, 'utf8')]] : []
    }),
  )
/** The plays of a cell's history, in their order. */
async function playsIn(cell: string): Promise<string[]> {
  const plays: string[] = []
  for await (const { header } of readHistory(join(cell, 'history.ndjson.gz'))) plays.push(header.play)
  return plays
}
const latest = join(cwd, 'runs/interop/latest')

describe('an interoperability event', () => {
  let whole: Matrix | undefined

  it('fills every cell, and nobody who hangs, streams, crashes or tires harms another’s', async () => {
    const begun = performance.now()
    const { code } = await ended(start(['interop', 'participants.yaml'], { cwd }))
    expect(performance.now() - begun).toBeLessThan(60_000)
    expect(code).toBe(1)
    const { cells } = matrixIn(latest)
    const of = (server: string, device: string) =>
      cells.find((cell) => cell.server === server && cell.device === device)
    expect(cells).toHaveLength(12)
    expect(of('strict-minimal', 'plain')?.verdict).toBe('inconclusive')
    expect(of('strict-minimal', 'plain')?.reason).toMatch(/RespURI/)
    expect(of('strict-minimal', 'small')?.verdict).toBe('unsupported')
    expect(of('sloppy', 'plain')?.verdict).toBe('fail')
    expect(of('hangs', 'plain')?.reason).toMatch(/timeout/)
    expect(of('streams', 'small')?.reason).toMatch(/too-large/)
    expect(of('crashes', 'small')?.reason).toMatch(/closed/)
    expect(of('tires', 'plain')).toMatchObject({
      counts: { pass: 1 },
      reason: expect.stringMatching(/timeout/),
    })
    expect(of('tires', 'plain')?.verdict).not.toBe('pass')
    const page = readFileSync(join(latest, 'index.html'), 'utf8')
    expect(page).toContain('unsupported as declared')
    for (const { folder } of cells) {
      if (folder === undefined) continue
      expect(page).toContain(`cells/${folder}/index.html`)
      expect(existsSync(join(latest, 'cells', folder, 'messages.pcapng'))).toBe(true)
    }
  })

  it.each(['SIGKILL', 'SIGINT'] as const)(
    'is resumed after %s with nothing lost or doubled',
    async (signal) => {
      const two = ['strict-minimal', 'sloppy'].map((name) => ({ name, target: `${name}.yaml` }))
      const devices = [{ name: 'plain' }, { name: 'wary', tryFirst: 'none' }]
      writeFileSync(
        join(cwd, 'two.yaml'),
        stringify({ servers: two, devices, cases: ['server/flow/', 'server/header/'] }),
      )
      const broken = start(['interop', 'two.yaml', '--out', signal], { cwd })
      const over = ended(broken)
      await new Promise<void>((resolve) => {
        broken.stderr?.on('data', (text) => /×/.test(String(text)) && resolve())
      })
      broken.kill(signal)
      const { code, stderr } = await over
      const folder = join(cwd, signal, 'interop/latest')
      const before = matrixIn(folder).cells.length
      expect(before).toBeGreaterThan(0)
      if (signal === 'SIGINT')
        expect([code, stderr]).toEqual([105, expect.stringMatching(/go on with --resume/)])
      const kept = resultsIn(folder)
      expect(Object.keys(kept).length).toBeGreaterThan(0)
      await ended(start(['interop', 'two.yaml', '--resume', folder], { cwd }))
      expect(matrixIn(folder).cells).toHaveLength(4)
      expect(resultsIn(folder)).toMatchObject(kept)
      whole ??= JSON.parse(
        (await ended(start(['interop', 'two.yaml', '--json', '--out', 'whole'], { cwd }))).stdout,
      ) as Matrix
      expect(told(matrixIn(folder))).toEqual(told(whole))
      for (const cell of Object.keys(resultsIn(folder))) {
        const plays: string[] = []
        for await (const { header } of readHistory(join(folder, 'cells', cell, 'history.ndjson.gz')))
          plays.push(header.play)
        expect(new Set(plays).size, cell).toBe(plays.length)
        const { counts, plays: judged } = JSON.parse(resultsIn(folder)[cell] ?? '') as RunResult
        expect(plays, cell).toHaveLength(judged.length - counts.unsupported)
      }
    },
  )

  it('goes on only as it was begun', async () => {
    const resumed = (...more: string[]) =>
      ended(start(['interop', 'participants.yaml', '--resume', ...more], { cwd }))
    expect((await resumed('nowhere')).stderr).toMatch(/there is no event in nowhere/)
    const other = await resumed(latest, '--seed', '2')
    expect([other.code, other.stderr]).toEqual([
      104,
      expect.stringMatching(/was begun with seed 1; go on with the same/),
    ])
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
    const merged = async (...folders: string[]) => (await ended(start(['merge', ...folders], { cwd }))).stderr
    expect(await merged(parts[0] ?? '', parts[0] ?? '')).toMatch(/part 1\/2 is there twice/)
    expect(await merged(parts[0] ?? '', 'whole/conformance/latest')).toMatch(
      /only parts that were played with --shard/,
    )
    await play('--out', 'third', '--shard', '3/3', ...only)
    expect(await merged(parts[0] ?? '', 'third/conformance/latest')).toMatch(/a part of 2 and another of 3/)
  })

  it('are one event again after it was sharded, with the histories of all parts', async () => {
    const servers = [{ name: 'sloppy', target: 'sloppy.yaml' }]
    const event = {
      servers,
      devices: [{ name: 'plain' }, { name: 'mac', auth: 'mac' }],
      cases: ['server/header/'],
    }
    writeFileSync(join(cwd, 'one.yaml'), stringify(event))
    const folders: string[] = []
    for (const [at, more] of [[], ['--shard', '1/2'], ['--shard', '2/2']].entries()) {
      await ended(start(['interop', 'one.yaml', '--out', `part-${at}`, ...more], { cwd }))
      folders.push(join(cwd, `part-${at}/interop/latest`))
    }
    const [all = '', ...parts] = folders
    const { stdout, code } = await ended(start(['merge', ...parts, '--json', '--out', 'joined'], { cwd }))
    expect(told(JSON.parse(stdout) as Matrix)).toEqual(told(matrixIn(all)))
    expect(code).toBe(2)
    const names = (folder: string) => playsIn(folder).then((plays) => [...new Set(plays)].sort())
    expect(await names(join(cwd, 'joined/interop/latest/cells/sloppy--plain'))).toEqual(
      await names(join(all, 'cells/sloppy--plain')),
    )
    const alone = await ended(start(['merge', parts[0] ?? '', parts[0] ?? ''], { cwd }))
    expect([alone.code, alone.stderr]).toEqual([104, expect.stringMatching(/part 1\/2 is there twice/)])
  })
})
