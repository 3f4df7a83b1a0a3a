import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunResult } from '../../harness/verdict/result.ts'
import { deviationsOf } from '../../reports/terminal/dialect.ts'
import { startBoth } from '../servers/run.ts'
import { ended, scratch, start } from './cli.ts'

const cwd = scratch()
let servers: Awaited<ReturnType<typeof startBoth>> | undefined

beforeAll(async () => {
  servers = await startBoth(cwd)
})
afterAll(() => servers?.close())

async function conformance(...args: string[]): Promise<{ code: number | null; result: RunResult }> {
  const out = mkdtempSync(join(cwd, 'out-'))
  const { code } = await ended(start(['conformance', '--seed', '1', '--out', out, ...args], { cwd }))
  const result = JSON.parse(readFileSync(join(out, 'conformance/latest/result.json'), 'utf8')) as RunResult
  return { code, result }
}
const failed = ({ plays }: RunResult) =>
  [...new Set(plays.filter(({ verdict }) => verdict === 'fail').map(({ scenario }) => scenario))].sort()

describe('the conformance catalogue', () => {
  it('finds nothing at the reference server', async () => {
    const { code, result } = await conformance('--auth', 'mac', '--content', 'wbxml')
    expect(failed(result)).toEqual([])
    expect(result.counts.inconclusive).toBe(0)
    expect(result.counts.pass).toBeGreaterThan(200)
    expect(code).toBe(0)
  })

  it('finds what a server that does the least does not do', async () => {
    const { code, result } = await conformance('--target', 'strict-minimal.yaml')
    expect(failed(result)).toEqual([
      'server/authentication/nonce-for-the-next-session',
      'server/authentication/nonce-rotated',
      'server/encoding/byte-order-mark',
      'server/encoding/reads-prefixes',
      'server/flow/never-final',
      'server/flow/same-request-twice',
      'server/flow/split-package-one',
    ])
    expect(deviationsOf(result)).toEqual([])
    expect(code).toBe(1)
  })

  it('goes on with a sloppy server, and names its habits', async () => {
    const { result } = await conformance('--target', 'sloppy.yaml', '--content', 'wbxml')
    expect(
      result.plays.filter(({ scenario }) => scenario.includes('/sanity/')).map(({ verdict }) => verdict),
    ).toEqual(['pass', 'pass'])
    expect(failed(result)).toEqual(
      expect.arrayContaining([
        'server/flow/final-where-due',
        'server/status/every-command',
        'server/status/refers-to-ours',
        'server/syntax/cmd-id',
        'server/versions/unknown-ver-proto',
      ]),
    )
    const codes = deviationsOf(result).map(({ code }) => code)
    expect(codes).toEqual(
      expect.arrayContaining(['cmd-id', 'final-missing', 'element-missing', 'empty-answer', 'html-error']),
    )
  })

  it('is strict where it is told to be', async () => {
    const only = ['--only', 'server/authentication/right-credential', '--content', 'xml']
    const lenient = await conformance('--target', 'sloppy.yaml', ...only)
    expect(failed(lenient.result)).toEqual([])
    const strict = await conformance('--target', 'sloppy.yaml', '--strict', ...only)
    // Where the ordinary session deviates, nothing that follows can be told from it.
    expect(failed(strict.result)).toEqual(['server/sanity/ordinary-session'])
    expect(strict.result.verdict).toBe('inconclusive')
  })
})
