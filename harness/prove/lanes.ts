import { takesTurns } from '../target/target.ts'
import type { Arena } from './arena.ts'
import type { Plan } from './plan.ts'
import { type Summary, summarise } from './summary.ts'

/** One plan to be performed. */
export interface Job {
  readonly plan: Plan
  /** Identities are drawn from it. */
  readonly seed: string
  /** The property as whose counterexample the history is to be kept. */
  readonly keep?: string
}

/** Plans on stage at once in one thread: while one waits for an answer that never comes, others go on. */
export const LANES = 12

/** Performs one plan and sums it up. */
export async function performOne(arena: Arena, { plan, seed, keep }: Job): Promise<Summary> {
  return summarise(await arena.perform(plan, seed), keep)
}

/**
 * Performs the jobs of one thread, however many are wanted at once, on its lanes; results come in the order of the jobs.
 * Where every world has the one device that a target file gives an account for, they take turns.
 */
export function lanesOf(arena: Arena): (jobs: readonly Job[]) => Promise<Summary[]> {
  const waiting: (() => void)[] = []
  let free = arena.targets.some(takesTurns) ? 1 : LANES
  const inTurn = async (job: Job): Promise<Summary> => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await performOne(arena, job)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
  return (jobs) => Promise.all(jobs.map(inTurn))
}
