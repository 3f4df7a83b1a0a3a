import fc from 'fast-check'
import type { Plans } from './generate/plans.ts'
import type { Plan } from './plan.ts'
import { breaks, type Summary } from './summary.ts'

/** Longest time that is spent on making one proof smaller. */
const PATIENCE_MS = 20_000

export interface Shrunk {
  readonly plan: Plan
  /** Which simplifications were taken, as fast-check counts them. */
  readonly path: string
}

/**
 * Lets fast-check look for the simplest plan that breaks the property: fewer steps, fewer people, plainer ones. With a
 * path only that plan is made.
 */
export async function shrink(
  plans: Plans,
  plan: Plan,
  property: string,
  perform: (plan: Plan) => Promise<Summary>,
  path?: string,
): Promise<Shrunk> {
  const start = await tidied(plan, property, perform)
  const deadline = performance.now() + PATIENCE_MS
  const holds = async (each: Plan) => performance.now() > deadline || !breaks(await perform(each), property)
  const found = await fc.check(fc.asyncProperty(plans, holds), {
    numRuns: 1,
    examples: [[start]],
    ...(path !== undefined && { path: `0:${path}` }),
  })
  const [smallest] = (found.counterexample ?? [start]) as [Plan]
  return { plan: smallest, path: (found.counterexamplePath ?? '0').split(':').slice(1).join(':') }
}

/** Without the steps that made no sense when their turn came, if it breaks the property without them as well. */
async function tidied(
  plan: Plan,
  property: string,
  perform: (plan: Plan) => Promise<Summary>,
): Promise<Plan> {
  const { ran } = await perform(plan)
  const tidy = { ...plan, steps: plan.steps.filter((_, at) => ran[at]) }
  if (tidy.steps.length === plan.steps.length) return plan
  return breaks(await perform(tidy), property) ? tidy : plan
}
