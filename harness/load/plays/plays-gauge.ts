import type { CheckResult } from '../../verdict/result.ts'
import type { GeneratorHealth } from '../measure/generator.ts'
import { Latency } from '../measure/latency.ts'
import { Tally } from '../measure/tally.ts'
import type { Failure } from '../session/outcome.ts'
import type { Point } from '../shard/order.ts'
import type { Wanted } from './wanted.ts'

type About = Pick<Wanted, 'at' | 'unit'>

/** Histories of violations that are handed over; all of them are counted. */
const MOST_BUNDLES = 20

/** Counts what becomes of plays, as a worker's gauge counts sessions. */
export class PlaysGauge {
  readonly tally = new Tally()
  readonly identity = {
    ...{ judged: 0, violations: 0, shapes: 0, audited: 0, disagreed: 0 },
    rules: {} as Record<string, { evaluated: number; violated: number }>,
  }
  /** The threads that play are those of the farm, and are not what limits the load. */
  readonly health: GeneratorHealth = {
    ...{ loopLagP99: 0, cpu: 0, gcPauseMax: 0, slip: 0, slipP99: 0, ports: 0, heapMiB: 0 },
  }
  readonly #warmUpMillis: number
  readonly #latency = new Latency(2)
  #second = 0
  #open = 0
  #now = { arrived: 0, complete: 0, failed: 0 }
  #bundles = 0

  constructor(warmUpMillis: number) {
    this.#warmUpMillis = warmUpMillis
  }

  get keepsHistory(): boolean {
    this.#bundles += 1
    return this.#bundles <= MOST_BUNDLES
  }

  began(at: number): void {
    this.#open += 1
    this.#now.arrived += 1
    if (at >= this.#warmUpMillis) this.tally.accounts.arrived += 1
  }

  notStarted(at: number): void {
    this.#now.arrived += 1
    if (at < this.#warmUpMillis) return
    this.tally.accounts.arrived += 1
    this.tally.accounts.notStarted.stopped += 1
  }

  complete(about: About, millis: number): void {
    this.#now.complete += 1
    if (this.#ended(about, millis)) this.tally.accounts.complete += 1
  }

  failed(about: About, failure: Failure, millis: number): void {
    this.#now.failed += 1
    const { failed } = this.tally.accounts
    if (this.#ended(about, millis)) failed[failure] = (failed[failure] ?? 0) + 1
  }

  judged(checks: readonly CheckResult[], violated: boolean): void {
    this.identity.judged += 1
    if (violated) this.identity.violations += 1
    for (const { check, evaluated, findings } of checks) {
      if (evaluated === 0) continue
      const rule = this.identity.rules[check] ?? { evaluated: 0, violated: 0 }
      this.identity.rules[check] = {
        evaluated: rule.evaluated + evaluated,
        violated: rule.violated + findings.length,
      }
    }
  }

  takeSecond(): Point {
    const point = { second: this.#second++, ...this.#now, messages: 0, open: this.#open, waiting: 0 }
    const session = this.#latency.encode()
    this.#latency.reset()
    this.#now = { arrived: 0, complete: 0, failed: 0 }
    return { ...point, session }
  }

  #ended({ at, unit }: About, millis: number): boolean {
    this.#open -= 1
    if (at < this.#warmUpMillis) return false
    this.tally.latency('play').record(millis)
    this.tally.latency(`play/${unit}`).record(millis)
    return true
  }
}
