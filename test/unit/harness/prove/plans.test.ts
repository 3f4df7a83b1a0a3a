import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EvidenceCode } from '../../../../harness/identity/evidence/evidence.ts'
import { COMMANDS, findCommand } from '../../../../harness/prove/commands/index.ts'
import { Plans } from '../../../../harness/prove/generate/plans.ts'
import { simpler } from '../../../../harness/prove/generate/simpler.ts'
import { Steering } from '../../../../harness/prove/generate/steering.ts'
import { PLAIN, type Plan } from '../../../../harness/prove/plan.ts'
import { shapeOf } from '../../../../harness/prove/shape.ts'
import { CAPABILITIES, type Capability } from '../../../../harness/target/target.ts'
import type { Variation } from '../../../../harness/verdict/expectation.ts'

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
      const operated = [{ step: 1, rows: ['B5'] as const, rests: ['DA'] as const }]
      steering.learn({ plan: lucky, ran: [true, true], operated, reached: ['OP-CONF'] })
    }
    const drawn = fc.sample(plansWith(steering), { seed: 5, numRuns: 200 })
    const kills = new Set(COMMANDS.filter(({ kills }) => kills).map(({ name }) => name))
    const knockedOut = drawn.filter(({ steps }) => steps.some((step) => kills.has(step.do)))
    expect(knockedOut.length).toBeGreaterThan(80)
  })
})

describe('what goes well', () => {
  const learnt = (
    rests: readonly EvidenceCode[],
    steps: Plan['steps'],
    rows: readonly Variation[] = ['B5'],
  ) => {
    const steering = new Steering()
    const operated = [{ step: steps.length - 1, rows, rests }]
    const plan = { ...sold, households: [PLAIN], steps }
    steering.learn({ plan, ran: steps.map(() => true), operated, reached: [] })
    return steering
  }
  const plansThat = (plans: readonly Plan[], name: string) =>
    plans.filter(({ steps }) => steps.some((step) => step.do === name)).length

  it('loses above all what it rested on', () => {
    const steps = sold.steps.slice(0, 2)
    const draw = (rests: readonly EvidenceCode[]) =>
      fc.sample(plansWith(learnt(rests, steps)), { seed: 11, numRuns: 400 })
    expect(plansThat(draw(['EP']), 'employee-leaves')).toBeGreaterThan(
      2 * plansThat(draw(['CO']), 'employee-leaves'),
    )
    expect(plansThat(draw(['CO']), 'holder-answers')).toBeGreaterThan(
      2 * plansThat(draw(['EP']), 'holder-answers'),
    )
  })

  it('is tried as hard when it is rare as when it happens all the time', () => {
    const steering = learnt(['DA'], sold.steps.slice(0, 2))
    const often = { ...sold, households: [PLAIN], steps: sold.steps.slice(0, 2) }
    const operated = [{ step: 1, rows: ['B5'] as const, rests: ['DA'] as const }]
    for (let n = 0; n < 20; n++) steering.learn({ plan: often, ran: [true, true], operated, reached: [] })
    const rare = { ...often, steps: [{ do: 'lost-phone-call', phone: 0, by: 'owner', operation: 'lock' }] }
    const once = [{ step: 0, rows: ['B18'] as const, rests: ['UO'] as const }]
    steering.learn({ plan: rare, ran: [true], operated: once, reached: [] })
    const drawn = fc
      .sample(fc.nat({ max: 999 }), { seed: 3, numRuns: 200 })
      .map((n) => steering.success((below) => n % below))
    const tried = drawn.filter((each) => each?.plan.steps.at(-1)?.do === 'lost-phone-call').length
    expect(tried).toBeGreaterThan(70)
  })
})

describe('a command that needs something first', () => {
  it('comes mostly after it', () => {
    const drawn = fc.sample(plansWith(), { seed: 2, numRuns: 1500 })
    const campaigns = drawn.filter(({ steps }) => steps.some((step) => step.do === 'campaign-runs'))
    const settled = campaigns.filter(
      ({ steps }) =>
        steps.findIndex((step) => step.do === 'days-of-use') <
          steps.findIndex((step) => step.do === 'campaign-runs') &&
        steps.some((step) => step.do === 'days-of-use'),
    )
    expect(campaigns.length).toBeGreaterThan(50)
    expect(settled.length / campaigns.length).toBeGreaterThan(0.6)
    expect(settled.length).toBeLessThan(campaigns.length)
  })
})

describe('what the operator does for people', () => {
  it('is often done for those for whom it is meant, and with nothing in the way', () => {
    const drawn = fc.sample(plansWith(), { seed: 4, numRuns: 1500 })
    const throughPc = drawn.filter(
      ({ households, steps }) =>
        steps.at(-1)?.['from'] === 'a PC' &&
        households[0]?.origin === 'fresh' &&
        !steps.some((step) => step.do === 'pair-is-reported' && step['phone'] === 0),
    )
    expect(throughPc.length).toBeGreaterThan(10)
    const forEmployees = drawn.filter(
      ({ households, steps }) =>
        steps.at(-1)?.do === 'asks-for-enterprise-firmware' && households[0]?.contract === 'corporate',
    )
    expect(forEmployees.length).toBeGreaterThan(10)
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
