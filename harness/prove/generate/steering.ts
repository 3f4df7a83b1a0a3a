import type { EvidenceCode } from '../../identity/evidence/evidence.ts'
import type { Command } from '../command.ts'
import type { Plan } from '../plan.ts'
import type { Operated } from '../trial.ts'
import { isProper } from './steps.ts'

/** What a trial taught: which steps were done, in which of them operations took effect, and what was reached. */
export interface Lesson {
  readonly plan: Plan
  readonly ran: readonly boolean[]
  readonly operated: readonly Operated[]
  readonly reached: readonly string[]
}

/** A plan that ends with the step in which operations took effect, and what they rested on. */
export interface Success {
  readonly plan: Plan
  readonly rests: readonly EvidenceCode[]
}

/** Successes of a kind that are kept; the newest push the oldest out, because what was reached lately is what is new. */
const KEPT = 30

/** Longer ones prove no more and cost more. */
const LONGEST = 6

/** A command is drawn up to so many times as often as it weighs, or as seldom. */
const MOST = 4
const LEAST = 0.4

/**
 * Learns from trials what leads to something. Commands by which something was reached that few runs had reached are drawn
 * more often, commands that mostly make no sense less often. It learns between rounds only and in the order of the runs,
 * so that the number of workers changes nothing.
 */
export class Steering {
  /** By the row of the identity matrix, and by the command of the last step. */
  readonly #successes = new Map<string, Map<string, Success[]>>()
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
    for (const { step: last, rows, rests } of operated) {
      const steps = plan.steps.slice(0, last + 1).filter((_, at) => ran[at])
      if (steps.length === 0 || steps.length > LONGEST) continue
      for (const row of rows.length > 0 ? rows : ['none'])
        this.#keep(row, { plan: { ...plan, steps }, rests })
    }
  }

  /**
   * A success drawn by `choose`, which gives a number below the one it is given: first the row of the matrix, so that what
   * is seldom reached is tried as hard as what happens all the time, then the kind of last step, then one of it, every other
   * time one in which nothing was out of the ordinary.
   */
  success(choose: (below: number) => number): Success | undefined {
    const drawn = <T>(all: readonly T[]) => all[choose(all.length)]
    const kinds = drawn([...this.#successes.values()])
    const kept = drawn([...(kinds?.values() ?? [])]) ?? []
    const plain = kept.filter(({ plan }) => plan.steps.every(isProper))
    return drawn(plain.length > 0 && choose(2) === 0 ? plain : kept)
  }

  #keep(row: string, success: Success): void {
    const kinds = this.#successes.get(row) ?? new Map<string, Success[]>()
    const name = success.plan.steps.at(-1)?.do ?? ''
    const kept = kinds.get(name) ?? []
    kept.push(success)
    if (kept.length > KEPT) kept.shift()
    this.#successes.set(row, kinds.set(name, kept))
  }

  #change(name: string, by: number): void {
    const now = (this.#factor.get(name) ?? 1) * by
    this.#factor.set(name, Math.min(MOST, Math.max(LEAST, now)))
  }
}
