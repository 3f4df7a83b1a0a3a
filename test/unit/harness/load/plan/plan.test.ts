import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkPlan, readPlan } from '../../../../../harness/load/plan/read.ts'
import { parseThreshold } from '../../../../../harness/load/plan/threshold.ts'

const PLAN = { fleet: { devices: 10 }, stages: [{ model: 'constant', rate: 1, for: '10s' }] }
const problem = (fields: object) => {
  try {
    checkPlan({ ...PLAN, ...fields }, 'plan.yaml')
  } catch (error) {
    return (error as Error).message
  }
  return 'no problem'
}

describe('a plan', () => {
  it('is complete with nothing but a fleet and a stage', () => {
    const plan = checkPlan(PLAN, 'plan.yaml')
    expect(plan.traits.content).toEqual({ xml: '100%' })
    expect(plan.stages).toEqual([{ model: 'constant', rate: 1, millis: 10_000 }])
    expect(plan.judge).toBe(1)
  })

  it.each([
    [{ stages: [] }, /plan\.yaml: stages: /],
    [{ stages: [{ model: 'constant', rate: 1, for: '10' }] }, /stages\.0\.for: '10' is no time/],
    [{ stages: [{ model: 'constant', rate: -1, for: '10s' }] }, /stages\.0\.rate/],
    [{ fleet: { devices: 10, content: { xml: '50%' } } }, /fleet\.content: they make 5 of 10 devices/],
    [{ fleet: { devices: 10, colour: 'red' } }, /fleet: .*colour/],
    [{ warmUp: '10s' }, /warmUp: it takes the whole run/],
    [{ thresholds: ['session.p99 < 800'] }, /thresholds\.0: .* must end with a time such as 800ms/],
    [{ thresholds: ['battery.p99 < 1s'] }, /nothing measures battery\.p99; known are/],
    [{ manners: ['polite'] }, /manners\.0/],
    [{ begin: 'push', manners: ['equal-session-ids'] }, /equal-session-ids: .* SessionIDs of its choice/],
    [{ begin: 'somehow' }, /plan\.yaml: begin: /],
  ])('%j is refused with what to mend', (fields, message) => {
    expect(problem(fields)).toMatch(message)
  })

  it('that comes with Rollcall can be read', async () => {
    const folder = new URL('../../../../../scenarios/load/', import.meta.url)
    const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
    expect(names.length).toBeGreaterThan(4)
    for (const name of names) await readPlan(new URL(name, folder).pathname)
  })
})

describe('a threshold', () => {
  it.each([
    ['session.p99 < 800ms', 800],
    ['package-3.max<=1.5s', 1_500],
    ['failed.rate < 0.1%', 0.001],
    ['identity.violations == 0', 0],
    ['sessions.rate > 100', 100],
  ])('%s is understood', (text, limit) => {
    expect(parseThreshold(text).limit).toBeCloseTo(limit, 9)
  })
})
