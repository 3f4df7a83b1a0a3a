import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../harness/verdict/result.ts'
import { rollcall, scratch } from './cli.ts'

const verdicts = (result: RunResult) =>
  result.plays.map(({ play, verdict, events }) => `${play} ${verdict} ${events}`)

describe('rollcall run against the embedded server', () => {
  it('plays all of use case 5.1.4 in every dialect, and passes', async () => {
    const cwd = scratch()
    const { code, stdout, stderr } = await rollcall(['run', '--seed', 'e2e', '--use-case', '5.1.4'], { cwd })
    expect(stdout, stderr).toContain('PASS')
    expect(code).toBe(0)
    const latest = join(cwd, 'runs/run/latest')
    const result = JSON.parse(readFileSync(join(latest, 'result.json'), 'utf8')) as RunResult
    expect(result.counts).toMatchObject({ fail: 0, inconclusive: 0, error: 0 })
    expect(new Set(result.plays.map(({ dialect }) => `${dialect.content} ${dialect.auth}`)).size).toBe(6)
    // What is unsupported says why, and it is never for want of a capability.
    expect(
      result.plays.filter(
        ({ verdict, reason }) => verdict === 'unsupported' && reason.startsWith('the target'),
      ),
    ).toEqual([])
    for (const name of ['index.html', 'junit.xml', 'findings.sarif', 'history.ndjson.gz']) {
      expect(readFileSync(join(latest, name)).length, name).toBeGreaterThan(100)
    }
    const again = await rollcall(['analyze', '--json'], { cwd })
    expect(again.code).toBe(0)
    const judged = JSON.parse(again.stdout) as RunResult
    expect(verdicts(judged)).toEqual(
      verdicts({ ...result, plays: result.plays.filter(({ verdict }) => verdict !== 'unsupported') }),
    )
  })

  it('gives the same result, event by event, on one worker and on two', async () => {
    const run = async (workers: string) => {
      const only = ['--only', 'uc-5.1.4', '--only', '5.3.1/b', '--only', '5.1.5/b', '--only', '5.5.1/b']
      const args = [
        'run',
        '--seed',
        'same',
        '--auth',
        'mac',
        '--content',
        'xml',
        '--workers',
        workers,
        ...only,
      ]
      args.push('--json')
      return JSON.parse((await rollcall(args)).stdout) as RunResult
    }
    const [one, two] = [await run('1'), await run('2')]
    expect(verdicts(two)).toEqual(verdicts(one))
    expect(one.verdict).toBe('pass')
  })

  it('keeps no secret in the history', async () => {
    const cwd = scratch()
    await rollcall(['run', '--seed', 'masked', '--auth', 'basic', '--content', 'xml', '--only', 'b5-first'], {
      cwd,
    })
    const { stdout } = await rollcall(['analyze', '--json'], { cwd })
    expect(JSON.parse(stdout).verdict).toBe('pass')
    const { gunzipSync } = await import('node:zlib')
    const history = gunzipSync(readFileSync(join(cwd, 'runs/run/latest/history.ndjson.gz'))).toString('utf8')
    const bodies = [...history.matchAll(/"body":"([^"]*)"/g)].map(([, body = '']) =>
      Buffer.from(body, 'base64').toString('latin1'),
    )
    expect(bodies.length).toBeGreaterThan(3)
    const creds = bodies.flatMap((body) =>
      [...body.matchAll(/<Cred>.*?<Data>([^<]*)<\/Data>/g)].map(([, data = '']) => data),
    )
    expect(creds.length).toBeGreaterThan(0)
    for (const data of creds) expect(data).toMatch(/^\*+$/)
  })
})

describe('seeded defects', () => {
  it.each([
    ['D-21', 'mac', 'SP-AUTH-05', 'n16'],
    ['D-57', 'md5', 'SP-HLR-02', 'n42'],
    ['D-67', 'md5', 'SP-SUB-01', 'n74'],
  ])('%s makes a run fail, and is named', async (defect, auth, property, only) => {
    const flags = ['--seed', 'bite', '--auth', auth, '--content', 'xml', '--only', only, '--defect', defect]
    const { code, stdout } = await rollcall(['run', ...flags, '--json'])
    expect(code).toBe(1)
    const result = JSON.parse(stdout) as RunResult
    expect(result.target.defects).toEqual([defect])
    const named = result.plays.flatMap(({ checks }) =>
      checks.flatMap(({ findings }) => findings.map((each) => each.property)),
    )
    expect(named).toContain(property)
  })
})

describe('the sound server', () => {
  it.each([
    ['basic', 'xml', 'one'],
    ['md5', 'wbxml', 'two'],
    ['mac', 'xml', 'three'],
  ])('fails nowhere with %s in %s, whatever the seed', async (auth, content, seed) => {
    const flags = ['--only', 'uc-5.1.4', '--auth', auth, '--content', content, '--seed', seed]
    const { code, stdout } = await rollcall(['run', ...flags])
    expect(stdout).toMatch(/✓ PASS/)
    expect(code).toBe(0)
  })
})
