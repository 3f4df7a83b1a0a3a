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
const LANES = 12

/** Performs the jobs of one thread; results come in the order of the jobs. */
export async function performAll(arena: Arena, jobs: readonly Job[]): Promise<Summary[]> {
  const done: Summary[] = []
  const queue = jobs.entries()
  const lane = async () => {
    for (const [at, { plan, seed, keep }] of queue)
      done[at] = summarise(await arena.perform(plan, seed), keep)
  }
  await Promise.all(Array.from({ length: Math.min(LANES, jobs.length) }, lane))
  return done
}
