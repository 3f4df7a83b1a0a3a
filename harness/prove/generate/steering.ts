import type { Command } from '../command.ts'
import type { Plan } from '../plan.ts'

/** What a trial taught: which steps were done, and what was reached by them. */
export interface Lesson {
  readonly plan: Plan
  readonly ran: readonly boolean[]
  readonly reached: readonly string[]
}

/** Plans that are kept to be knocked out. */
const MOST_SUCCESSES = 200

/** A command is drawn up to so many times as often as it weighs, or as seldom. */
const MOST = 4
const LEAST = 0.25

/**
 * Learns from trials what leads to something. Commands by which operations and proofs were reached that no run had reached
 * are drawn more often, commands that mostly make no sense less often. It learns between rounds only and in the order of
 * the runs, so that the number of workers changes nothing.
 */
export class Steering {
  readonly successes: Plan[] = []
  readonly #seen = new Map<string, number>()
  readonly #factor = new Map<string, number>()

  weightOf({ name, weight = 1 }: Command): number {
    return weight * (this.#factor.get(name) ?? 1)
  }

  learn({ plan, ran, reached }: Lesson): void {
    const rare = reached.filter((name) => (this.#seen.get(name) ?? 0) < 3)
    for (const name of reached) this.#seen.set(name, (this.#seen.get(name) ?? 0) + 1)
    for (const [at, step] of plan.steps.entries()) {
      if (!ran[at]) this.#change(step.do, 0.995)
      else if (rare.length > 0) this.#change(step.do, 1.1)
    }
    if (!reached.some((name) => name.startsWith('OP-'))) return
    const steps = plan.steps.filter((_, at) => ran[at])
    // The newest push the oldest out: what was reached lately is what is new.
    if (steps.length <= 6) this.successes.push({ ...plan, steps })
    if (this.successes.length > MOST_SUCCESSES) this.successes.shift()
  }

  #change(name: string, by: number): void {
    const now = (this.#factor.get(name) ?? 1) * by
    this.#factor.set(name, Math.min(MOST, Math.max(LEAST, now)))
  }
}
