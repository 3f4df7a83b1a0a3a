import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Ended, rollcall, scratch } from './cli.ts'

const cwd = scratch()
const HUNT = [
  'prove',
  '--defect',
  'D-16',
  '--auth',
  'md5',
  '--content',
  'xml',
  '--seed',
  '1',
  '--workers',
  '1',
]
const BUNDLE = 'runs/prove/latest/fail-1.rollcall'

/** One defect from the hunt to the regression scenario. */
describe('a flaw', () => {
  let hunt: Ended

  beforeAll(async () => {
    const env = { GITHUB_ACTIONS: 'true' }
    const words = ['--runs', '96', '--property', 'SP-AUTH-02', '--emit-scenario', 'regression.mjs']
    hunt = await rollcall([...HUNT, ...words], { cwd, env })
  })

  it('is found, told in a few steps, and kept', () => {
    expect(hunt.code, hunt.stdout + hunt.stderr).toBe(1)
    expect(hunt.stdout).toContain('✗ SP-AUTH-02')
    expect(hunt.stdout).toMatch(/beside a SyncHdr Status of 40/)
    expect(hunt.stderr).toContain('::error title=SP-AUTH-02::')
    const kept = readdirSync(join(cwd, 'runs/prove/latest'))
    expect(kept).toEqual(
      expect.arrayContaining(['fail-1.rollcall', 'findings.sarif', 'index.html', 'junit.xml']),
    )
    const bundle = JSON.parse(readFileSync(join(cwd, BUNDLE), 'utf8')) as {
      plan: { steps: unknown[] }
      ladder: unknown[]
    }
    expect(bundle.plan.steps.length).toBeLessThanOrEqual(5)
    expect(bundle.ladder.length).toBeGreaterThan(10)
    const sarif = readFileSync(join(cwd, 'runs/prove/latest/findings.sarif'), 'utf8')
    expect(sarif).toContain('propertyInShape/v1')
  })

  it('is replayed: STILL FAILS with the defect, FIXED without', async () => {
    const still = await rollcall(['replay', BUNDLE], { cwd })
    expect(still.stdout).toMatch(/^STILL FAILS {3}SP-AUTH-02/)
    expect(still.code).toBe(1)
    const fixed = await rollcall(['replay', BUNDLE, '--clean'], { cwd })
    expect(fixed.stdout).toMatch(/^FIXED/)
    expect(fixed.code).toBe(0)
  })

  it('is DIFFERENT when the steps lead elsewhere', async () => {
    const bundle = JSON.parse(readFileSync(join(cwd, BUNDLE), 'utf8')) as { plan: { steps: object[] } }
    bundle.plan.steps = [{ do: 'uses-former-account', phone: 0 }]
    writeFileSync(join(cwd, 'other.rollcall'), JSON.stringify(bundle))
    const other = await rollcall(['replay', 'other.rollcall', '--clean'], { cwd })
    expect(other.stdout).toMatch(/^DIFFERENT {3}.*step 1 could not be taken/)
    expect(other.code).toBe(2)
  })

  it('is a scenario that fails with the defect and passes without', async () => {
    const folder = scratch()
    writeFileSync(join(folder, 'regression.mjs'), readFileSync(join(cwd, 'regression.mjs')))
    const words = ['run', '--scenarios', folder, '--only', 'regression/', '--auth', 'md5', '--content', 'xml']
    expect((await rollcall([...words, '--defect', 'D-16'], { cwd })).code).toBe(1)
    expect((await rollcall(words, { cwd })).code).toBe(0)
  })
})

describe('bad usage', () => {
  it.each([
    [['replay'], /name a failure bundle/],
    [['replay', 'nowhere.rollcall'], /cannot read the bundle/],
    [['prove', '--path', 'x'], /is no path of a proof/],
    [['prove', '--defect', 'D-0', '--runs', '1'], /there is no defect D-0/],
  ])('%j ends with 104 and says what to mend', async (words, said) => {
    const { code, stderr } = await rollcall(words, { cwd })
    expect(stderr).toMatch(said)
    expect(code).toBe(104)
  })

  it('where nothing is found, a report is left and no history', async () => {
    const words = ['--runs', '16', '--auth', 'md5', '--content', 'xml', '--seed', '1', '--workers', '1']
    const { stderr } = await rollcall(['prove', ...words, '--out', 'clean'], { cwd })
    expect(readdirSync(join(cwd, 'clean/prove/latest')), stderr).toEqual(
      expect.arrayContaining(['index.html', 'result.json']),
    )
    expect(readdirSync(join(cwd, 'clean/prove/latest'))).not.toContain('history.ndjson.gz')
  })

  it('a bundle that is none is refused', async () => {
    writeFileSync(join(cwd, 'broken.rollcall'), '{"schema":"rollcall-bundle/1","property":7}')
    const { code, stderr } = await rollcall(['replay', 'broken.rollcall'], { cwd })
    expect(stderr).toMatch(/is no failure bundle: property/)
    expect(code).toBe(104)
  })

  it('the defects are listed by serve as well', async () => {
    const { code, stdout } = await rollcall(['serve', '--list-defects'], { cwd })
    expect(stdout).toMatch(/^D-01 +accept-all/m)
    expect(code).toBe(0)
  })
})
