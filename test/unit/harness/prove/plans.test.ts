import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMANDS, findCommand } from '../../../../harness/prove/commands/index.ts'
import { Plans } from '../../../../harness/prove/generate/plans.ts'
import { simpler } from '../../../../harness/prove/generate/simpler.ts'
import { Steering } from '../../../../harness/prove/generate/steering.ts'
import { PLAIN, type Plan } from '../../../../harness/prove/plan.ts'
import { shapeOf } from '../../../../harness/prove/shape.ts'
import { CAPABILITIES, type Capability } from '../../../../harness/target/target.ts'

const dialects = [{ content: 'xml', auth: 'mac' }] as const
const plansWith = (steering = new Steering(), capabilities = Object.keys(CAPABILITIES) as Capability[]) =>
  new Plans({ dialects, capabilities, steering })

const sold: Plan = {
  dialect: dialects[0],
  households: [PLAIN, { contract: 'corporate', origin: 'corporate' }],
  steps: [
    { do: 'pair-is-reported', phone: 0 },
    { do: 'opens-session', phone: 0, hold: 2 },
    { do: 'pair-is-reported', phone: 1 },
    { do: 'shows-bad-credential', phone: 0, shown: 'wrong', hold: 0 },
  ],
}

describe('plans', () => {
  it('are the same for the same seed, and differ for another', () => {
    const draw = (seed: number) => fc.sample(plansWith(), { seed, numRuns: 20 })
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })

  it('name commands that there are, and households that there are', () => {
    for (const { households, steps } of fc.sample(plansWith(), { seed: 1, numRuns: 300 })) {
      for (const step of steps) {
        expect(findCommand(step.do), step.do).toBeDefined()
        for (const name of ['phone', 'other', 'card'])
          if (step[name] !== undefined) expect(step[name]).toBeLessThan(households.length)
      }
    }
  })

  it('leave out what the target does not declare', () => {
    const drawn = fc.sample(plansWith(new Steering(), ['network']), { seed: 3, numRuns: 200 })
    const names = new Set(drawn.flatMap(({ steps }) => steps.map((step) => step.do)))
    expect(names.has('opens-session')).toBe(true)
    expect(names.has('pair-is-reported')).toBe(false)
  })

  it('knock out what went well: a killing step before the operation, or in its place', () => {
    const steering = new Steering()
    const lucky = { ...sold, households: [PLAIN], steps: sold.steps.slice(0, 2) }
    for (let n = 0; n < 5; n++) {
      steering.learn({ plan: lucky, ran: [true, true], operated: [1], reached: ['OP-CONF'] })
    }
    const drawn = fc.sample(plansWith(steering), { seed: 5, numRuns: 200 })
    const kills = new Set(COMMANDS.filter(({ kills }) => kills).map(({ name }) => name))
    const knockedOut = drawn.filter(({ steps }) => steps.some((step) => kills.has(step.do)))
    expect(knockedOut.length).toBeGreaterThan(80)
  })
})

describe('simpler plans', () => {
  it('come without a step, without a person, and with plainer values', () => {
    const made = [...simpler(sold)]
    expect(made.some(({ steps }) => steps.length === 2)).toBe(true)
    expect(made.some(({ households }) => households.length === 1)).toBe(true)
    expect(made.some(({ households }) => households[1] === PLAIN)).toBe(true)
    expect(made.some(({ steps }) => steps[1]?.['hold'] === 0)).toBe(true)
    for (const plan of made) expect(plan).not.toEqual(sold)
  })

  it('never name a household that is gone', () => {
    for (const { households, steps } of simpler(sold)) {
      for (const step of steps) expect(Number(step['phone'])).toBeLessThan(households.length)
    }
  })

  it('end: fast-check comes down to the two steps that matter', async () => {
    const both = ({ steps }: Plan) =>
      steps.some((step) => step.do === 'pair-is-reported') && steps.some((step) => step['shown'] === 'wrong')
    const found = fc.check(
      fc.property(plansWith(), (plan) => !both(plan)),
      { numRuns: 1, examples: [[sold]] },
    )
    expect(found.failed).toBe(true)
    const [smallest] = found.counterexample as [Plan]
    expect(shapeOf(smallest)).toBe('pair-is-reported → shows-bad-credential wrong')
    expect(smallest.households).toEqual([PLAIN])
  })
})
