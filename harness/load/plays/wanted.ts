import { drawer, unit } from '../fleet/draw.ts'
import { schedule } from '../pace/schedule.ts'
import { pacersOf } from '../plan/pacers.ts'
import { type Plan, SESSION } from '../plan/plan.ts'

/** One arrival of a run: its number, its moment in milliseconds of the run, and what it is: a session or a scenario. */
export interface Wanted {
  readonly n: number
  readonly at: number
  readonly unit: string
}

/** Every arrival that the open stages of a plan want. Which unit an arrival is follows from the seed and its number. */
export function* unitsWanted(plan: Plan, seed: string): Generator<Wanted> {
  const shares = Object.entries(plan.mix)
  const draw = drawer(seed, 'mix')
  for (const { n, at } of schedule(pacersOf(plan, seed))) {
    yield { n, at, unit: shares.length === 1 ? (shares[0]?.[0] ?? SESSION) : drawn(shares, unit(draw, n)) }
  }
}

function drawn(shares: readonly (readonly [string, number])[], chance: number): string {
  let upTo = 0
  for (const [name, share] of shares) {
    upTo += share
    if (chance < upTo) return name
  }
  return shares.at(-1)?.[0] ?? SESSION
}
