import fc from 'fast-check'
import type { Dialect } from '../history/event.ts'
import type { Finding } from '../verdict/result.ts'
import { fleetAgain, fleetPlan } from './fleet/again.ts'
import { Fleet } from './fleet/fleet.ts'
import { Plans } from './generate/plans.ts'
import { Steering } from './generate/steering.ts'
import type { Performers } from './performers.ts'
import type { Plan } from './plan.ts'
import { shrink } from './shrink.ts'
import { breaks, type Kept, type Summary } from './summary.ts'
import { Tally } from './tally.ts'

/** Runs that are drawn at once; what they teach counts as soon as their round has come to its end. */
const ROUND = 32

/** Rounds that are drawn before the oldest has come to its end: who waits for one slow world performs others. */
const AHEAD = 2

/** How often a counterexample is repeated before it is called flaky. */
const REPEATS = 3

export interface Budget {
  readonly runs?: number
  readonly seconds?: number
  /** No round is begun when so many have been judged. */
  readonly sessions?: number
}

/** Where a proof came from: the round, the run in it, and the simplifications that were taken. */
export interface Path {
  readonly round: number
  readonly run: number
  readonly shrinks?: string
}

export interface ProverOptions {
  readonly seed: string
  readonly dialects: readonly Dialect[]
  readonly budget: Budget
  /** Whether a violation of this property is looked for; others are left alone. */
  readonly wanted: (property: string) => boolean
  readonly signal: AbortSignal
  /** Only this run of the seed. */
  readonly path?: Path
  /** Ends at the first counterexample that is believed. */
  readonly firstOnly?: boolean
  readonly onRound?: (tally: Tally, seconds: number) => void
  readonly onFound?: (proof: Proof) => void
}

/** A counterexample with everything that is needed to tell, keep and replay it. */
export interface Proof {
  readonly finding: Finding
  readonly plan: Plan
  readonly stepsBefore: number
  readonly path: string
  readonly sessions: number
  readonly seconds: number
  readonly flaky: boolean
  readonly kept: Kept
}

/** Runs under way. */
interface Round {
  readonly round: number
  readonly jobs: readonly { readonly plan: Plan; readonly run: number }[]
  readonly done: Promise<Summary[]>
}

export interface Outcome {
  readonly tally: Tally
  readonly proofs: readonly Proof[]
  readonly seconds: number
}

/** Draws plans round by round, has them performed, and makes a proof of each property that is broken. */
export class Prover {
  readonly #options: ProverOptions
  readonly #performers: Performers
  readonly #plans: Plans
  readonly #steering = new Steering()
  readonly #tally = new Tally()
  readonly #fleet = new Fleet()
  readonly #proofs: Proof[] = []
  readonly #known = new Set<string>()
  readonly #started = performance.now()
  #repeats = 0

  constructor(performers: Performers, options: ProverOptions) {
    this.#performers = performers
    this.#options = options
    const { dialects } = options
    const capabilities = performers.targets[0]?.capabilities ?? []
    this.#plans = new Plans({ dialects, capabilities, steering: this.#steering })
  }

  async prove(): Promise<Outcome> {
    const ahead: Round[] = []
    for (let round = 0; this.#goesOn(round); round++) {
      ahead.push(this.#begin(round))
      if (ahead.length > AHEAD) await this.#end(ahead.shift() as Round)
    }
    for (const round of ahead) await this.#end(round)
    return { tally: this.#tally, proofs: this.#proofs, seconds: this.#seconds }
  }

  get #seconds(): number {
    return (performance.now() - this.#started) / 1000
  }

  /** Stopped from outside, or by the one proof that was asked for. */
  get #over(): boolean {
    const { signal, firstOnly } = this.#options
    return signal.aborted || (firstOnly === true && this.#proofs.some(({ flaky }) => !flaky))
  }

  #goesOn(round: number): boolean {
    const { budget, path } = this.#options
    if (this.#over) return false
    if (path) return round <= path.round
    const { runs = Infinity, seconds = Infinity, sessions = Infinity } = budget
    return round * ROUND < runs && this.#seconds < seconds && this.#tally.sessions < sessions
  }

  /** Draws the plans of a round from what has been learnt until now, and has them performed. */
  #begin(round: number): Round {
    const { seed, budget, path } = this.#options
    const drawn = fc.sample(this.#plans, { seed: numberOf(`${seed}/${round}`), numRuns: ROUND })
    const left = path ? ROUND : (budget.runs ?? Number.POSITIVE_INFINITY) - round * ROUND
    const wanted = drawn.slice(0, left).map((plan, run) => ({ plan, run }))
    const jobs = path?.round === round ? wanted.filter(({ run }) => run === path.run) : wanted
    const done = this.#performers.perform(
      jobs.map(({ plan, run }) => ({ plan, seed: `${seed}/${round}.${run}` })),
    )
    return { round, jobs, done }
  }

  async #end({ round, jobs, done }: Round): Promise<void> {
    const { path, onRound } = this.#options
    for (const [at, summary] of (await done).entries()) {
      if (this.#over) return
      const job = jobs[at] as Round['jobs'][number]
      this.#tally.take(summary)
      this.#fleet.take(summary.sample)
      this.#steering.learn({ ...summary, plan: job.plan })
      // Rounds before the one that a path names are only there to be learnt from.
      if (!path || path.round === round) await this.#pursue(job.plan, summary, `${round}.${job.run}`)
    }
    if (!path) await this.#pursueFleet(`${round}.0`)
    onRound?.(this.#tally, this.#seconds)
  }

  /** Each property that the run broke, unless it is known to be broken: repeated, made small, and kept. */
  async #pursue(plan: Plan, summary: Summary, run: string): Promise<void> {
    const { wanted, path, onFound, firstOnly } = this.#options
    for (const { property } of summary.findings) {
      if (this.#known.has(property) || !wanted(property)) continue
      this.#known.add(property)
      const seconds = this.#seconds
      const sessions = this.#tally.sessions
      const repeated = await this.#repeat(plan, property)
      const small = repeated.always
        ? await shrink(this.#plans, plan, property, (each) => this.#once(each), path?.shrinks)
        : { plan, path: '' }
      const last = await this.#kept(small.plan, property)
      if (!last && !repeated.seen) continue
      const { kept, findings } = last ?? repeated.seen ?? summary
      const finding = findings.find((each) => each.property === property)
      if (!kept || !finding) continue
      const proof: Proof = {
        ...{ finding, plan: small.plan, sessions, seconds, kept },
        stepsBefore: plan.steps.length,
        path: small.path === '' ? run : `${run}:${small.path}`,
        flaky: !repeated.always || !last,
      }
      this.#proofs.push(proof)
      onFound?.(proof)
      if (firstOnly && !proof.flaky) return
    }
  }

  /** What the fleet as a whole has shown, believed when a new fleet shows it too. */
  async #pursueFleet(run: string): Promise<void> {
    const { seed, dialects, wanted, onFound } = this.#options
    for (const { rule, evaluated, finding } of this.#fleet.rows) {
      this.#tally.measure(rule, evaluated, finding !== undefined)
      if (!finding || this.#over || this.#known.has(rule) || !wanted(rule)) continue
      this.#known.add(rule)
      const at = { sessions: this.#tally.sessions, seconds: this.#seconds }
      const capabilities = this.#performers.targets[0]?.capabilities ?? []
      const plan = fleetPlan(dialects[0] as Dialect, capabilities)
      this.#repeats += 1
      const again = await fleetAgain((jobs) => this.#performers.perform(jobs), {
        ...{ plan, property: rule, seed: `${seed}/again-${this.#repeats}` },
      })
      const { kept } = again.summary
      if (!kept) continue
      const proof: Proof = {
        ...{ finding: again.finding ?? finding, plan, kept, path: run, ...at },
        ...{ stepsBefore: plan.steps.length, flaky: again.finding === undefined },
      }
      this.#proofs.push(proof)
      onFound?.(proof)
    }
  }

  /** The run once more, alone: what shows each time is believed, what shows sometimes is flaky. */
  async #repeat(plan: Plan, property: string): Promise<{ always: boolean; seen?: Summary }> {
    let seen: Summary | undefined
    for (let n = 0; n < REPEATS; n++) {
      const again = await this.#once(plan, property)
      if (!breaks(again, property)) return { always: false, ...(seen && { seen }) }
      seen = again
      // A lasting flaw shows at once: the other repeats are for what looks like chance.
      if (n === 0 && property !== 'LV-01') break
    }
    return { always: true, ...(seen && { seen }) }
  }

  async #kept(plan: Plan, property: string): Promise<Summary | undefined> {
    for (let n = 0; n < REPEATS; n++) {
      const summary = await this.#once(plan, property)
      if (breaks(summary, property)) return summary
    }
    return undefined
  }

  /** Identities of their own each time, so that nothing of an earlier performance is left at the target. */
  async #once(plan: Plan, keep?: string): Promise<Summary> {
    this.#repeats += 1
    const [summary] = await this.#performers.perform([
      { plan, seed: `${this.#options.seed}/again-${this.#repeats}`, ...(keep !== undefined && { keep }) },
    ])
    return summary as Summary
  }
}

/** A seed for fast-check: 31 bits of any text (FNV-1a). */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (const octet of Buffer.from(text)) hash = Math.imul(hash ^ octet, 0x01000193) >>> 0
  return hash & 0x7fffffff
}
