import type { Command } from '../command.ts'
import type { Plan } from '../plan.ts'

/** What a trial taught: which steps were done, in which of them an operation took effect, and what was reached. */
export interface Lesson {
  readonly plan: Plan
  readonly ran: readonly boolean[]
  readonly operated: readonly number[]
  readonly reached: readonly string[]
}

/** Successes of a kind that are kept; the newest push the oldest out, because what was reached lately is what is new. */
const KEPT = 60

/** Longer ones prove no more and cost more. */
const LONGEST = 5

/** A command is drawn up to so many times as often as it weighs, or as seldom. */
const MOST = 4
const LEAST = 0.4

/**
 * Learns from trials what leads to something. Commands by which something was reached that few runs had reached are drawn
 * more often, commands that mostly make no sense less often. It learns between rounds only and in the order of the runs,
 * so that the number of workers changes nothing.
 */
export class Steering {
  /** Plans that end with the step in which an operation took effect, by the command of that step. */
  readonly #successes = new Map<string, Plan[]>()
  readonly #seen = new Map<string, number>()
  readonly #factor = new Map<string, number>()

  weightOf({ name, weight = 1 }: Command): number {
    return weight * (this.#factor.get(name) ?? 1)
  }

  learn({ plan, ran, operated, reached }: Lesson): void {
    const rare = reached.some((name) => (this.#seen.get(name) ?? 0) < 3)
    for (const name of reached) this.#seen.set(name, (this.#seen.get(name) ?? 0) + 1)
    for (const [at, step] of plan.steps.entries()) {
      if (!ran[at]) this.#change(step.do, 0.997)
      else if (rare) this.#change(step.do, 1.1)
    }
    for (const last of operated) {
      const steps = plan.steps.slice(0, last + 1).filter((_, at) => ran[at])
      if (steps.length > 0 && steps.length <= LONGEST) this.#keep({ ...plan, steps })
    }
  }

  /** A success drawn by `choose`, which gives a number below the one it is given: first the kind of last step, then one of it. */
  success(choose: (below: number) => number): Plan | undefined {
    const kinds = [...this.#successes.values()]
    const plans = kinds[choose(kinds.length)]
    return plans?.[choose(plans.length)]
  }

  #keep(plan: Plan): void {
    const name = plan.steps.at(-1)?.do ?? ''
    const kept = this.#successes.get(name) ?? []
    kept.push(plan)
    if (kept.length > KEPT) kept.shift()
    this.#successes.set(name, kept)
  }

  #change(name: string, by: number): void {
    const now = (this.#factor.get(name) ?? 1) * by
    this.#factor.set(name, Math.min(MOST, Math.max(LEAST, now)))
  }
}
