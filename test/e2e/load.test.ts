import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LoadResult } from '../../harness/verdict/load-result.ts'
import { ended, scratch, start } from './cli.ts'

const cwd = scratch()
const ISOLATION = new URL('../../scenarios/load/isolation-equal-session-ids.yaml', import.meta.url).pathname

function plan(name: string, more: string): string {
  const file = join(cwd, `${name}.yaml`)
  writeFileSync(
    file,
    `fleet: { devices: 20, content: { xml: 10, wbxml: 10 } }\nstages: [{ model: constant, rate: 10, for: 3s }]\n${more}`,
  )
  return file
}

const load = (...args: string[]) =>
  ended(start(['load', ...args, '--workers', '1', '--out', 'runs'], { cwd }))
const latest = () => JSON.parse(readFileSync(join(cwd, 'runs/load/latest/result.json'), 'utf8')) as LoadResult

describe('rollcall load', () => {
  it('completes every session, judges it, and leaves page, figures and series', async () => {
    // On a machine that is busy with other tests the generator may be over budget: then it must say so and end with 2.
    const { code, stdout } = await load(plan('good', 'thresholds: ["failed.rate < 1%"]'), '--seed', '1')
    const { sessions, identity, generator } = latest()
    expect(sessions).toMatchObject({ arrived: 30, complete: 30, failed: {}, unfinished: 0 })
    expect(identity).toMatchObject({ judged: 30, violations: 0 })
    expect(code).toBe(generator.valid ? 0 : 2)
    expect(stdout).toContain('█ THRESHOLDS')
    for (const file of ['index.html', 'series.csv'])
      expect(existsSync(join(cwd, 'runs/load/latest', file))).toBe(true)
  }, 60_000)

  it('finds a server that tells sessions apart by their SessionID alone', async () => {
    const { code } = await load(ISOLATION, '--seed', '7', '--defect', 'D-101')
    const { identity, violations } = latest()
    expect(code).toBe(99)
    expect(identity.violations).toBeGreaterThan(10)
    expect(existsSync(join(cwd, 'runs/load/latest', violations[0]?.file ?? 'none'))).toBe(true)
  }, 90_000)

  it('says which field of a plan to mend, and ends with 104', async () => {
    const { code, stderr } = await load(plan('bad', 'thresholds: ["battery.p99 < 1s"]'))
    expect(code).toBe(104)
    expect(stderr).toContain('thresholds.0: nothing measures battery.p99')
  }, 30_000)
})
