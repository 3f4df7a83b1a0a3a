import { CHECKS } from '../../checks/index.ts'
import type { LoadResult, LoadViolation, SeriesPoint } from '../../verdict/load-result.ts'
import type { GeneratorHealth } from '../measure/generator.ts'
import { Latency } from '../measure/latency.ts'
import { Tally, type TallyData } from '../measure/tally.ts'
import type { Rules } from '../monitor/monitor.ts'
import { schedule } from '../pace/schedule.ts'
import { pacersOf } from '../plan/pacers.ts'
import type { Plan } from '../plan/plan.ts'
import { sessionsWanted } from '../shard/arrivals.ts'
import type { Point, ShardIdentity, ShardResult, ShardTells } from '../shard/order.ts'
import { decide } from '../verdict/decide.ts'
import { judgeGenerator } from '../verdict/generator-health.ts'
import { distributionOf, ladderOf } from '../verdict/ladder.ts'
import { judgeThreshold } from '../verdict/thresholds.ts'
import { faultInWords, stageInWords } from '../verdict/words.ts'

export interface About {
  readonly version: string
  readonly seed: string
  readonly workers: number
  /** Names of the agents that play the shards; none when threads of this process do. */
  readonly agents: readonly string[]
  readonly target: LoadResult['target']
  readonly plan: Plan
}

type Reported = Pick<Extract<ShardTells, { tell: 'point' }>, 'tally' | 'identity' | 'health'>

/** Puts together what the parts of a run report: live while it lasts, and for good when it has ended. */
export class Gathering {
  readonly #about: About
  readonly #latest = new Map<number, Reported>()
  readonly #final = new Map<number, ShardResult>()
  readonly #seconds = new Map<number, { sum: Omit<Point, 'session'>; session: Latency }>()
  readonly #wanted: readonly (number | undefined)[]
  readonly violations: LoadViolation[] = []
  readonly lost: string[] = []
  readonly #again: string[] = []
  /** Shards that were lost, and sessions that they should have begun after they were last heard. */
  readonly #cutShort = new Set<number>()
  #unheard = 0
  seconds = 0

  constructor(about: About) {
    this.#about = about
    this.#wanted = wantedBySecond(about.plan, about.seed)
  }

  point(shard: number, told: Extract<ShardTells, { tell: 'point' }>): void {
    this.#latest.set(shard, told)
    const { second, session } = told.point
    const held = this.#seconds.get(second) ?? { sum: emptyPoint(second), session: new Latency(2) }
    this.#seconds.set(second, { sum: plus(held.sum, told.point), session: held.session })
    held.session.add(Latency.decode(session, 2))
    this.seconds = Math.max(this.seconds, second + 1)
  }

  /** A shard begins anew: what it counted until now does not count, and what it did stays in the curves. */
  again(shard: number, why: string): void {
    this.#latest.delete(shard)
    this.#again.push(`shard ${shard + 1}: ${why}`)
  }

  /** A shard is lost. What it had reported happened all the same, and stays counted. */
  gone(shard: number, why: string): void {
    this.lost.push(`shard ${shard + 1} of ${this.#about.workers}: ${why}`)
    this.#unheard += sessionsOf(this.#about, shard) - (this.#latest.get(shard)?.tally.accounts.arrived ?? 0)
    this.#cutShort.add(shard)
  }

  ended(shard: number, result: ShardResult): void {
    this.#final.set(shard, result)
    this.#latest.set(shard, result)
  }

  /** What is known now, as a result like the final one. */
  result(aborted?: string): LoadResult {
    const { version, seed, workers, agents, target, plan } = this.#about
    const parts = [...this.#latest.values()]
    const tally = new Tally()
    for (const part of parts) tally.add(part.tally)
    const identity = identityOf(parts.map((part) => part.identity))
    const measuredSeconds = Math.max(1, this.seconds - plan.warmUpMillis / 1000)
    const thresholds = plan.thresholds.map((each) =>
      judgeThreshold(each, { tally, seconds: measuredSeconds, identity }),
    )
    const generator = judgeGenerator(parts.map(({ health }): GeneratorHealth => health))
    const { accounts } = tally
    for (const shard of this.#cutShort) accounts.unfinished += openOf(this.#latest.get(shard)?.tally)
    const ended = accounts.complete + tally.failures
    const { violations, lost } = this
    return {
      ...{ schema: 'rollcall-load/1', version, seed, workers, agents, target, seconds: this.seconds },
      plan: {
        name: plan.name,
        devices: plan.devices,
        stages: plan.stages.map(stageInWords),
        stageEnds: endsOf(plan),
        open: plan.stages.every(({ model }) => model !== 'closed'),
        warmUpSeconds: plan.warmUpMillis / 1000,
      },
      ...decide({
        ...{ thresholds, generator, violations: identity.violations, judged: identity.judged },
        ...{ disagreed: identity.disagreed, ended, lost, again: this.#again },
        ...(aborted !== undefined && { aborted }),
      }),
      thresholds,
      ladder: ladderOf(tally),
      sessions: {
        arrived: accounts.arrived + this.#unheard,
        complete: accounts.complete,
        failed: accounts.failed as Record<string, number>,
        notStarted: { ...accounts.notStarted, ...(this.#unheard > 0 && { lost: this.#unheard }) },
        unfinished: accounts.unfinished,
        latency: distributionOf(tally.latencies.get('session')),
        perSecond: ended / measuredSeconds,
      },
      plays: [...tally.latencies]
        .filter(([name]) => name.startsWith('play/'))
        .map(([name, latency]) => ({ scenario: name.slice(5), latency: distributionOf(latency) })),
      messages: { count: tally.messages, perSecond: tally.messages / measuredSeconds },
      bytes: tally.bytes,
      identity,
      violations,
      generator: { valid: generator.every(({ ok }) => ok), checks: generator },
      outcomes: this.#outcomes(),
      series: this.#series(),
      faults: plan.faults.map((each) => ({
        from: each.from / 1000,
        to: each.until / 1000,
        what: faultInWords(each),
      })),
      lost,
      again: this.#again,
    }
  }

  #outcomes(): string {
    let sum = 0
    for (const { outcomes } of this.#final.values()) sum = (sum + outcomes) >>> 0
    return sum.toString(16).padStart(8, '0')
  }

  #series(): SeriesPoint[] {
    return [...this.#seconds.values()]
      .sort((a, b) => a.sum.second - b.sum.second)
      .map(({ sum, session }): SeriesPoint => {
        const wanted = this.#wanted[sum.second]
        const p50 = session.percentile(50)
        if (p50 === undefined) return { ...sum, ...(wanted !== undefined && { wanted }) }
        const [p90, p99] = [session.percentile(90) ?? 0, session.percentile(99) ?? 0]
        return { ...sum, ...(wanted !== undefined && { wanted }), p50, p90, p99 }
      })
  }
}

function endsOf({ stages }: Plan): number[] {
  return stages.map((_, at) => stages.slice(0, at + 1).reduce((sum, { millis }) => sum + millis, 0) / 1000)
}

const sumOf = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((sum, each) => sum + each, 0)

/** Sessions that had begun and of whose end nothing was heard. */
function openOf(tally: TallyData | undefined): number {
  if (!tally) return 0
  const { arrived, complete, unfinished, failed, notStarted } = tally.accounts
  return arrived - complete - unfinished - sumOf(failed as Record<string, number>) - sumOf(notStarted)
}

/** Sessions that the open stages want of the devices of one shard, after the warm-up. */
function sessionsOf({ plan, seed, workers }: About, shard: number): number {
  let sessions = 0
  for (const { index, at } of sessionsWanted(plan, seed)) {
    if (index % workers === shard && at >= plan.warmUpMillis) sessions += 1
  }
  return sessions
}

const emptyPoint = (second: number) => ({
  ...{ second, arrived: 0, complete: 0, failed: 0, messages: 0, open: 0, waiting: 0 },
})

function plus(sum: Omit<Point, 'session'>, point: Point): Omit<Point, 'session'> {
  return {
    second: sum.second,
    arrived: sum.arrived + point.arrived,
    complete: sum.complete + point.complete,
    failed: sum.failed + point.failed,
    messages: sum.messages + point.messages,
    open: sum.open + point.open,
    waiting: sum.waiting + point.waiting,
  }
}

function identityOf(parts: readonly ShardIdentity[]): LoadResult['identity'] {
  const rules: Rules = {}
  for (const part of parts) {
    for (const [name, { evaluated, violated }] of Object.entries(part.rules)) {
      const rule = rules[name] ?? { evaluated: 0, violated: 0 }
      rules[name] = { evaluated: rule.evaluated + evaluated, violated: rule.violated + violated }
    }
  }
  const sum = (name: 'judged' | 'violations' | 'shapes' | 'audited' | 'disagreed') =>
    parts.reduce((total, part) => total + part[name], 0)
  return {
    ...{ judged: sum('judged'), violations: sum('violations'), rules },
    neverReached: CHECKS.map(({ id }) => id).filter((id) => !(id in rules)),
    ...{ shapes: sum('shapes'), audited: sum('audited'), disagreed: sum('disagreed') },
  }
}

/** Sessions that the plan wants to begin in each second; undefined in a closed stage. */
function wantedBySecond(plan: Plan, seed: string): (number | undefined)[] {
  const wanted: (number | undefined)[] = []
  let from = 0
  for (const stage of plan.stages) {
    const until = from + stage.millis
    for (let second = Math.floor(from / 1000); second < until / 1000; second++) {
      wanted[second] ??= stage.model === 'closed' ? undefined : 0
    }
    from = until
  }
  for (const { at } of schedule(pacersOf(plan, seed))) {
    const second = Math.floor(at / 1000)
    wanted[second] = (wanted[second] ?? 0) + 1
  }
  return wanted
}
