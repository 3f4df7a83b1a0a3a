import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Matrix } from '../../harness/verdict/matrix.ts'
import type { PlayResult, RunResult } from '../../harness/verdict/result.ts'
import { startBoth } from '../servers/run.ts'
import { ended, scratch, start } from './cli.ts'

const page = readFileSync(fileURLToPath(new URL('../../docs/two-servers.md', import.meta.url)), 'utf8')
const DEVICES = ['plain', 'small wbxml']
const cwd = scratch()
let servers: Awaited<ReturnType<typeof startBoth>> | undefined
let matrix: Matrix | undefined

beforeAll(async () => {
  servers = await startBoth(cwd)
  writeFileSync(join(cwd, 'participants.yaml'), /```yaml\n(servers:[\s\S]*?)```/.exec(page)?.[1] ?? '')
  const { stdout } = await ended(start(['interop', 'participants.yaml', '--json'], { cwd }))
  matrix = JSON.parse(stdout) as Matrix
}, 120_000)
afterAll(() => servers?.close())

/** The rows of the table below a heading, cell by cell; the table of the whole matrix stands below none. */
function rowsBelow(heading: string): string[][] {
  const section = heading === '' ? page : (page.split(`\n## ${heading}\n`)[1] ?? '')
  const table =
    section
      .split(/\n## /)[0]
      ?.split('\n')
      .filter((line) => line.startsWith('|')) ?? []
  const rows = table.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )
  return rows.slice(2)
}

/** Everything that was played and has something to explain. */
const unpassed = ({ verdict }: PlayResult) => verdict !== 'pass' && verdict !== 'unsupported'

describe('the page that explains a matrix cell by cell', () => {
  it('gives each cell the verdict that it has', () => {
    const told = rowsBelow('').flatMap(([server, ...verdicts]) =>
      DEVICES.map((device, at) => ({ server, device, verdict: verdicts[at] })),
    )
    expect(told).toEqual(matrix?.cells.map(({ server, device, verdict }) => ({ server, device, verdict })))
  })

  it.each([
    ['strict-minimal', 'plain'],
    ['sloppy', 'plain'],
    ['sloppy', 'small wbxml'],
  ])('explains every statement of %s × %s that did not pass, and no other', (server, device) => {
    const folder = matrix?.cells.find((cell) => cell.server === server && cell.device === device)?.folder
    const path = join(cwd, 'runs/interop/latest/cells', folder ?? '', 'result.json')
    const { plays } = JSON.parse(readFileSync(path, 'utf8')) as RunResult
    const rows = rowsBelow(server).map((cells) => ({
      pattern: cells[0] ?? '',
      verdict: cells[1 + DEVICES.indexOf(device)],
      why: cells.at(-1) ?? '',
    }))
    const explained = new Map<string, string>()
    for (const { pattern, verdict, why } of rows) {
      const meant = matching(plays, pattern)
      expect(
        meant.map((play) => play.verdict),
        pattern,
      ).toEqual(meant.map(() => verdict))
      expect(meant.length, `${pattern} plays nothing`).toBeGreaterThan(0)
      expect(why.length, pattern).toBeGreaterThan(4)
      for (const play of meant) {
        expect(explained.get(play.play), `${play.play} is explained twice`).toBeUndefined()
        explained.set(play.play, pattern)
      }
    }
    const open = plays.filter((play) => unpassed(play) && !explained.has(play.play))
    expect(open.map(({ scenario, verdict, reason }) => `${scenario} ${verdict}: ${reason}`)).toEqual([])
  })
})

/** The plays of the statements that a row names; `*` stands for anything. */
function matching(plays: readonly PlayResult[], pattern: string): PlayResult[] {
  const words = pattern.split('*').map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const named = new RegExp(`^${words.join('.*')}$`)
  return plays.filter(({ scenario }) => named.test(scenario))
}
