import { setTimeout as sleep } from 'node:timers/promises'
import { type CatalogueEntry, loadCatalogue } from '../../farm/catalogue.ts'
import { playName, playsOf } from '../../farm/dialects.ts'
import type { Played, PlayOrder } from '../../farm/play-order.ts'
import { openPool, PLAYS_PER_WORKER, playOne } from '../../farm/pool.ts'
import type { Switchboard } from '../../farm/switchboard.ts'
import type { Target } from '../../target/target.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import { sharedNow } from '../clock.ts'
import { type Plan, SESSION } from '../plan/plan.ts'
import type { ShardIdentity, ShardResult, ShardTells } from '../shard/order.ts'
import { PlaysGauge } from './plays-gauge.ts'
import { unitsWanted, type Wanted } from './wanted.ts'

export interface PlaysOptions {
  readonly plan: Plan
  readonly seed: string
  readonly workers: number
  readonly targets: readonly Target[]
  readonly switchboard: Switchboard
  /** Words that a replay needs beside seed and scenario. */
  readonly replayWords: string
  readonly hear: (told: Exclude<ShardTells, { tell: 'ready' }>) => void
}

/** A play is given up when the target has used up its patience so many times. */
const DEADLINE_FACTOR = 6

/**
 * The scenarios that are units of a plan, played at their moments by the workers of `rollcall run`, each with people, cards
 * and phones of its own. They report like one more shard of the fleet.
 */
export class Plays {
  readonly #options: PlaysOptions
  readonly #entries: ReadonlyMap<string, CatalogueEntry>
  readonly #gauge: PlaysGauge
  #factor = 1
  #draining = false

  private constructor(options: PlaysOptions, entries: ReadonlyMap<string, CatalogueEntry>) {
    this.#options = options
    this.#entries = entries
    this.#gauge = new PlaysGauge(options.plan.warmUpMillis)
  }

  /** Nothing when the plan has sessions alone. Throws UsageProblem for a scenario that there is not, or not on this target. */
  static async open(options: PlaysOptions): Promise<Plays | undefined> {
    const { plan, targets } = options
    const names = Object.keys(plan.mix).filter((name) => name !== SESSION)
    if (names.length === 0) return undefined
    const all = new Map((await loadCatalogue()).map((entry) => [entry.scenario.id, entry]))
    for (const name of names) {
      const scenario = all.get(name)?.scenario
      if (!scenario) throw new UsageProblem(`mix: there is no scenario ${name}; rollcall list shows all`)
      const missing = scenario.needs.find((need) => !targets[0]?.capabilities.includes(need))
      if (missing) throw new UsageProblem(`mix: ${name} needs what the target does not declare: ${missing}`)
    }
    return new Plays(options, all)
  }

  hurry(factor: number): void {
    this.#factor = factor
  }

  drain(): void {
    this.#draining = true
  }

  /** Plays everything from `begun`, a moment of the clock, on; resolves when the last play has ended. */
  async run(begun: number): Promise<ShardResult> {
    const { plan, seed, workers } = this.#options
    const pool = openPool(workers)
    const most = workers * PLAYS_PER_WORKER
    const report = setInterval(() => this.#report(), 1000)
    const going = new Set<Promise<void>>()
    let [planned, due] = [0, begun]
    try {
      for (const wanted of unitsWanted(plan, seed)) {
        if (wanted.unit === SESSION) continue
        due += (wanted.at - planned) / this.#factor
        planned = wanted.at
        const intended = due
        await this.#until(intended)
        // The pool is full: the play waits, and its latency with it.
        while (going.size >= most && !this.#draining) await Promise.race(going)
        if (this.#draining) this.#gauge.notStarted(wanted.at)
        else {
          this.#gauge.began(wanted.at)
          const play = this.#play(wanted, intended, pool).finally(() => going.delete(play))
          going.add(play)
        }
      }
      await Promise.all(going)
    } finally {
      clearInterval(report)
      await pool.destroy()
    }
    this.#report()
    const { tally, identity, health } = this.#gauge
    return { tally: tally.toData(), identity, health, outcomes: 0 }
  }

  async #until(moment: number): Promise<void> {
    while (!this.#draining && sharedNow() < moment) await sleep(Math.min(200, moment - sharedNow()))
  }

  async #play(wanted: Wanted, intended: number, pool: ReturnType<typeof openPool>): Promise<void> {
    const order = this.#order(wanted)
    await playOne(pool, order, {
      switchboard: this.#options.switchboard,
      onPlayed: async (_, played) => this.#played(wanted, order, played, sharedNow() - intended),
      onLost: async () => this.#gauge.failed(wanted, 'play-lost', sharedNow() - intended),
    })
  }

  #played({ at, unit }: Wanted, order: PlayOrder, { result, history }: Played, millis: number): void {
    const { verdict, checks } = result
    if (verdict === 'pass' || verdict === 'fail') this.#gauge.complete({ at, unit }, millis)
    else this.#gauge.failed({ at, unit }, `play-${verdict}`, millis)
    this.#gauge.judged(checks, verdict === 'fail')
    const [first] = checks.flatMap(({ findings }) => findings)
    if (verdict !== 'fail' || !first || !this.#gauge.keepsHistory) return
    const { property, message } = first
    this.#options.hear({ tell: 'violation', session: order.play, property, message, history })
  }

  #order({ n, unit }: Wanted): PlayOrder {
    const { seed, targets, replayWords } = this.#options
    const entry = this.#entries.get(unit) as CatalogueEntry
    const all = playsOf(entry.scenario, targets)
    const { target, dialect } = all[n % all.length] as (typeof all)[number]
    const { content, auth } = dialect
    const name = playName(unit, dialect)
    return {
      ...{ play: `${name}#${n}`, file: entry.file, scenario: unit, dialect, target },
      seed: `${seed}-${n}/${name}`,
      deadlineMs: target.timeoutMs * DEADLINE_FACTOR,
      replay: `run --only ${unit} --content ${content} --auth ${auth} --seed ${seed}-${n}${replayWords}`,
    }
  }

  #report(): void {
    const { tally, identity, health } = this.#gauge
    const told = { point: this.#gauge.takeSecond(), tally: tally.toData(), health }
    this.#options.hear({ tell: 'point', ...told, identity: structuredClone(identity) as ShardIdentity })
  }
}
