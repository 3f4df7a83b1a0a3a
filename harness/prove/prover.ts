import fc from 'fast-check'
import type { Dialect } from '../history/event.ts'
import type { Finding } from '../verdict/result.ts'
import { isBelieved, performAgain, type Shown } from './again.ts'
import { fleetAgain, fleetPlan } from './fleet/again.ts'
import { Fleet } from './fleet/fleet.ts'
import { Plans } from './generate/plans.ts'
import { Steering } from './generate/steering.ts'
import type { Performers } from './performers.ts'
import type { Plan } from './plan.ts'
import { shrink } from './shrink.ts'
import type { Kept, Summary } from './summary.ts'
import { Tally } from './tally.ts'

/** Runs that are drawn at once; what they teach counts as soon as their round has come to its end. */
const ROUND = 32

/** Rounds that are drawn before the oldest has come to its end: who waits for one slow world performs others. */
const AHEAD = 2

/** Doubtful counterexamples of one property that are looked into. */
const MOST_DOUBTS = 3

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
  /** Empty where no single run shows it. */
  readonly path: string
  readonly sessions: number
  readonly seconds: number
  /** It did not show each time. */
  readonly flaky: boolean
  /** How often it showed, of how many performances. */
  readonly shown: number
  readonly performed: number
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
  readonly #doubts = new Map<string, number>()
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
    const jobs = path ? wanted.filter(({ run }) => isNeeded(round, run, path)) : wanted
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
      this.#tally.take(summary, `${round}.${job.run}`)
      this.#fleet.take(summary.sample)
      this.#steering.learn({ ...summary, plan: job.plan })
      // Rounds before the one that a path names are only there to be learnt from.
      if (!path || path.round === round) await this.#pursue(job.plan, summary, `${round}.${job.run}`)
    }
    if (!path) await this.#pursueFleet()
    onRound?.(this.#tally, this.#seconds)
  }

  /** Each property that the run broke, unless it is known to be broken: repeated, made small, and kept. */
  async #pursue(plan: Plan, summary: Summary, run: string): Promise<void> {
    for (const finding of summary.findings) {
      const { property } = finding
      if (this.#over) return
      const doubts = this.#doubts.get(property) ?? 0
      if (this.#known.has(property) || doubts >= MOST_DOUBTS || !this.#options.wanted(property)) continue
      const proof = await this.#proofOf(plan, finding, run)
      if (proof.flaky) this.#doubts.set(property, doubts + 1)
      else this.#known.add(property)
      this.#report(proof)
    }
  }

  /** The smallest plan that shows it each time; or the plan as it was, with how often it showed. */
  async #proofOf(plan: Plan, finding: Finding, run: string): Promise<Proof> {
    const { property } = finding
    const at = { sessions: this.#tally.sessions, seconds: this.#seconds, stepsBefore: plan.steps.length }
    const once = (each: Plan, keep?: string) => this.#once(each, keep)
    const before = await performAgain(plan, property, once)
    const told = (of: Shown) => of.summary.findings.find((each) => each.property === property) ?? finding
    if (!isBelieved(before)) {
      // The run in which it was found counts as well.
      const often = { shown: before.shown + 1, performed: before.performed + 1 }
      const { kept } = before.summary
      return { finding: told(before), plan, kept, ...at, path: run, flaky: true, ...often }
    }
    const small = await shrink(this.#plans, plan, property, once, this.#options.path?.shrinks)
    const after = await performAgain(small.plan, property, once)
    const [best, from] = isBelieved(after) ? [after, small] : [before, { plan, path: '' }]
    const { shown, performed } = best
    return {
      ...{ finding: told(best), plan: from.plan, kept: best.summary.kept, ...at },
      path: from.path === '' ? run : `${run}:${from.path}`,
      ...{ flaky: false, shown, performed },
    }
  }

  /** What is believed takes the place of what was doubted; of several doubts about one property the first is told. */
  #report(proof: Proof): void {
    const at = this.#proofs.findIndex(({ finding }) => finding.property === proof.finding.property)
    if (at === -1) this.#proofs.push(proof)
    else if (!proof.flaky) this.#proofs[at] = proof
    this.#options.onFound?.(proof)
  }

  /** What the fleet as a whole has shown, believed when a new fleet shows it too. */
  async #pursueFleet(): Promise<void> {
    const { seed, dialects, wanted } = this.#options
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
        ...{ finding: again.finding ?? finding, plan, kept, path: '', ...at },
        ...{ stepsBefore: plan.steps.length, flaky: again.finding === undefined },
        ...{ shown: again.finding ? 2 : 1, performed: 2 },
      }
      this.#report(proof)
    }
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

/** Whether a run is the one that the path names, or the plans of its round were drawn from what it taught. */
function isNeeded(round: number, run: number, path: Path): boolean {
  return round === path.round ? run === path.run : round < path.round - AHEAD
}

/** A seed for fast-check: 31 bits of any text (FNV-1a). */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (const octet of Buffer.from(text)) hash = Math.imul(hash ^ octet, 0x01000193) >>> 0
  return hash & 0x7fffffff
}
