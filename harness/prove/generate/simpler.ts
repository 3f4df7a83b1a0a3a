import type { Family } from '../command.ts'
import { findCommand } from '../commands/index.ts'
import { about } from '../perform.ts'
import { type Household, PLAIN, type Plan, type Step } from '../plan.ts'

/** Sessions of every kind come down to the plainest. */
const SESSIONS: ReadonlySet<Family> = new Set(['session', 'attack'])
const PLAINEST = 'opens-session'

/** Values that are tried for one parameter. */
const TRIES = 2

/** Plans that are simpler than this one by one thing, the boldest first: fewer steps, fewer people, plainer ones, plainer steps. */
export function* simpler(plan: Plan): IterableIterator<Plan> {
  yield* withFewerSteps(plan)
  yield* withFewerPeople(plan)
  yield* withPlainerPeople(plan)
  yield* withPlainerSteps(plan)
  yield* withoutPairsOfSteps(plan)
}

function* withFewerSteps(plan: Plan): IterableIterator<Plan> {
  const { steps } = plan
  for (let size = Math.floor(steps.length / 2); size > 0; size = Math.floor(size / 2)) {
    for (let from = steps.length - size; from >= 0; from -= size) {
      yield { ...plan, steps: [...steps.slice(0, from), ...steps.slice(from + size)] }
    }
  }
}

/** Two steps that need each other go only together. */
function* withoutPairsOfSteps(plan: Plan): IterableIterator<Plan> {
  const { steps } = plan
  if (steps.length < 3 || steps.length > 8) return
  for (let a = 0; a < steps.length - 1; a++) {
    for (let b = a + 1; b < steps.length; b++) {
      yield { ...plan, steps: steps.filter((_, at) => at !== a && at !== b) }
    }
  }
}

function* withFewerPeople(plan: Plan): IterableIterator<Plan> {
  const { households, steps } = plan
  if (households.length === 1) return
  for (let gone = households.length - 1; gone >= 0; gone--) {
    const left = households.filter((_, at) => at !== gone)
    const without = steps.filter((step) => !about(step, households.length).includes(gone))
    yield {
      ...plan,
      households: left,
      steps: without.map((step) => renumbered(step, (n) => (n > gone ? n - 1 : n))),
    }
    // Or what happened to them happens to somebody else.
    const heir = gone === 0 ? 0 : gone - 1
    const moved = (n: number) => (n === gone ? heir : n > gone ? n - 1 : n)
    yield { ...plan, households: left, steps: steps.map((step) => renumbered(step, moved)) }
  }
}

function renumbered(step: Step, to: (n: number) => number): Step {
  const entries = Object.entries(step).map(([name, value]) =>
    name === 'phone' || name === 'other' || name === 'card' ? [name, to(Number(value))] : [name, value],
  )
  return Object.fromEntries(entries) as Step
}

function* withPlainerPeople(plan: Plan): IterableIterator<Plan> {
  for (const [at, household] of plan.households.entries()) {
    for (const plainer of plainerThan(household)) {
      yield { ...plan, households: plan.households.map((each, n) => (n === at ? plainer : each)) }
    }
  }
}

function* plainerThan({ contract, origin, ...extra }: Household): IterableIterator<Household> {
  const plain = contract === PLAIN.contract && origin === PLAIN.origin
  const names = Object.keys(extra) as (keyof typeof extra)[]
  if (plain && names.length === 0) return
  yield PLAIN
  for (const name of names) {
    const { [name]: _, ...rest } = extra
    yield { contract, origin, ...rest }
  }
}

function* withPlainerSteps(plan: Plan): IterableIterator<Plan> {
  for (const [at, step] of plan.steps.entries()) {
    const { phone } = step
    if (
      SESSIONS.has(findCommand(step.do)?.family ?? 'time') &&
      typeof phone === 'number' &&
      step.do !== PLAINEST
    ) {
      const plainer: Step = { do: PLAINEST, phone, hold: 0 }
      yield { ...plan, steps: plan.steps.map((each, n) => (n === at ? plainer : each)) }
    }
    for (const [name, arbitrary] of Object.entries(findCommand(step.do)?.parameters ?? {})) {
      const value = step[name]
      if (value === undefined || !arbitrary.canShrinkWithoutContext(value)) continue
      for (const { value: plainer } of arbitrary.shrink(value as never, undefined).take(TRIES)) {
        if (plainer === value) continue
        yield {
          ...plan,
          steps: plan.steps.map((each, n) => (n === at ? { ...each, [name]: plainer } : each)),
        }
      }
    }
  }
}
