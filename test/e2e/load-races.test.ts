import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LoadResult } from '../../harness/verdict/load-result.ts'
import { BIN, ended, scratch, start } from './cli.ts'
import { RACE_DEFECTS } from './race-defects.ts'

const cwd = scratch()
const PLAN = join(cwd, 'race.yaml')
writeFileSync(
  PLAN,
  `fleet: { devices: 30, origin: { second-hand: 50%, corporate: 50% } }
mix: { session: 50%, uc-5.1.5/n57-two-orders-at-once: 50% }
stages: [{ model: constant, rate: 6, for: 4s }]
thresholds: [identity.violations == 0, play.p99 < 60s]
`,
)

const load = (...more: string[]) =>
  ended(start(['load', PLAN, '--seed', '2', '--workers', '1', '--out', 'runs', ...more], { cwd }))
const latest = () => JSON.parse(readFileSync(join(cwd, 'runs/load/latest/result.json'), 'utf8')) as LoadResult

describe('scenarios as units of load', () => {
  it('are played beside sessions, each accounted for and judged, and a sound server is accused of nothing', async () => {
    const { stdout, stderr } = await load()
    const { sessions, plays, identity, thresholds } = latest()
    const [played] = plays
    expect(sessions, stderr).toMatchObject({ arrived: 24, complete: 24, failed: {} })
    expect(played?.scenario).toBe('uc-5.1.5/n57-two-orders-at-once')
    expect((played?.latency.samples ?? 0) + sessions.latency.samples).toBe(24)
    expect(played?.latency.samples).toBeGreaterThan(4)
    expect(identity).toMatchObject({ judged: 24, violations: 0 })
    expect(identity.rules['SP-PAY-06']?.evaluated).toBeGreaterThan(4)
    expect(thresholds.map(({ verdict }) => verdict)).toEqual(['pass', 'pass'])
    expect(stdout).toContain('uc-5.1.5/n57-two-orders-at-once: p50')
  }, 60_000)

  it('find a race between looking at a balance and taking from it', async () => {
    const { code } = await load('--defect', 'D-97')
    const { identity, violations, thresholds } = latest()
    expect(code).toBe(99)
    expect(identity.violations).toBeGreaterThan(2)
    expect(violations.map(({ property }) => property)).toContain('SP-PAY-06')
    expect(existsSync(join(cwd, 'runs/load/latest', violations[0]?.file ?? 'none'))).toBe(true)
    expect(thresholds[0]).toMatchObject({ verdict: 'fail' })
  }, 60_000)

  it.each(RACE_DEFECTS)(
    'find $id by the plan $plan',
    async ({ id, plan, property }) => {
      const file = join(BIN, '../../scenarios/load', `${plan}.yaml`)
      const { code } = await ended(
        start(['load', file, '--seed', '7', '--defect', id, '--out', 'runs'], { cwd }),
      )
      expect(code).toBe(99)
      expect(latest().violations.map((each) => each.property)).toContain(property)
    },
    90_000,
  )

  it('must be there, and shares must add up', async () => {
    writeFileSync(PLAN.replace('race', 'bad'), readFileSync(PLAN, 'utf8').replace('n57-two', 'n57-three'))
    writeFileSync(
      PLAN.replace('race', 'sum'),
      readFileSync(PLAN, 'utf8').replace('session: 50%', 'session: 40%'),
    )
    const bad = await ended(start(['load', 'bad.yaml'], { cwd }))
    const sum = await ended(start(['load', 'sum.yaml'], { cwd }))
    expect([bad.code, sum.code]).toEqual([104, 104])
    expect(bad.stderr).toContain('mix: there is no scenario uc-5.1.5/n57-three-orders-at-once')
    expect(sum.stderr).toContain('mix: the shares make 90%')
  }, 60_000)
})
