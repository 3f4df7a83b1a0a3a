import { drawer } from '../fleet/draw.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { shuffle } from '../fleet/shuffle.ts'
import { type Plan, SESSION } from '../plan/plan.ts'
import { unitsWanted } from '../plays/wanted.ts'
import type { Due } from './backlog.ts'

/**
 * The sessions of one worker's devices, in the order in which they should begin. Every worker goes through the arrivals of
 * the whole run and takes those of its own devices: devices come in turn, in an order that follows from the seed.
 */
export class Arrivals {
  readonly #all: Iterator<Due>
  #next: Due | undefined
  /** Time goes faster (above 1) or slower from `#since` on. */
  #factor = 1
  #since = 0
  #base = 0

  constructor(plan: Plan, fleet: Fleet, seed: string) {
    this.#all = own(plan, fleet, seed)
    this.#advance()
  }

  get over(): boolean {
    return this.#next === undefined
  }

  /** The next one that is due `elapsed` milliseconds into the run, its time in milliseconds of the run. */
  take(elapsed: number): Due | undefined {
    const next = this.#next
    if (!next) return undefined
    const at = this.#since + (next.intended - this.#base) / this.#factor
    if (at > elapsed) return undefined
    this.#advance()
    return { row: next.row, intended: at }
  }

  /** From now on everything comes `factor` times as fast as planned. */
  hurry(factor: number, elapsed: number): void {
    this.#base += (elapsed - this.#since) * this.#factor
    this.#since = elapsed
    this.#factor = factor
  }

  #advance(): void {
    const { value, done } = this.#all.next()
    this.#next = done ? undefined : value
  }
}

function* own(plan: Plan, fleet: Fleet, seed: string): Generator<Due> {
  for (const { index, at } of sessionsWanted(plan, seed)) {
    const row = fleet.rowOf(index)
    if (row !== -1) yield { row, intended: at }
  }
}

/** Every session that the open stages of a plan want: of which device, and when, in milliseconds of the run. */
export function* sessionsWanted(plan: Plan, seed: string): Generator<{ index: number; at: number }> {
  const order = shuffle(plan.devices, drawer(seed, 'order'))
  for (const { n, at, unit } of unitsWanted(plan, seed)) {
    if (unit === SESSION) yield { index: order(n % plan.devices), at }
  }
}
