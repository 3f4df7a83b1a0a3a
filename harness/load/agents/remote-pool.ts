import type { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { UsageProblem } from '../../target/usage-problem.ts'
import { sharedNow } from '../clock.ts'
import type { Pool, PoolOptions, PoolOrder } from '../run/pool.ts'
import type { ShardHears, ShardResult } from '../shard/order.ts'
import { AwayShard } from './away-shard.ts'
import type { CommonClock } from './common-clock.ts'
import { AWAY_MS, briefly, outOfReach } from './connect.ts'
import { StreamReader, StreamWriter } from './stream.ts'
import { type Said, type ShardJob, saidKey, type Told, toldKey } from './words.ts'

export interface RemoteParts {
  readonly redis: Redis
  /** Where it is, as it may be written. */
  readonly place: string
  readonly queue: Queue
  readonly clock: CommonClock
  readonly run: string
  readonly version: string
  readonly machine: string
  readonly order: PoolOrder
  readonly options: PoolOptions
  /** Whether any agent is there. */
  readonly anybody: () => Promise<boolean>
}

/** How long it may take until every shard has been taken and its devices are awake. */
const READY_MS = 60_000
/** A shard of which nothing was heard for so long, by no agent, is lost. BullMQ gives it to another agent before that. */
const SILENT_MS = 20_000
/** The same when no agent is there at all. */
const ALONE_MS = 7_000
/** The word to begin needs this long to reach every machine. */
const NOTICE_MS = 400

/** The shards of a run as agents play them, looked at like a pool of threads. */
export class RemotePool implements Pool {
  readonly ready: Promise<void>
  readonly results: Promise<(ShardResult | { readonly lost: string })[]>
  readonly #parts: RemoteParts
  readonly #shards: AwayShard[]
  readonly #told: StreamReader<Told>
  readonly #watch: NodeJS.Timeout
  readonly #away: (now: number) => number
  /** What a shard must hear that is taken over later. */
  #begunAt: number | undefined
  #factor = 1
  #draining = false
  #prepared: { resolve: () => void; reject: (problem: UsageProblem) => void }

  constructor(parts: RemoteParts) {
    this.#parts = parts
    this.#away = outOfReach(parts.redis)
    const { redis, run, options } = parts
    this.#shards = Array.from(
      { length: options.shards.all },
      (_, shard) => new AwayShard(shard, parts.clock, options.networkPorts[shard], this.#writer(shard)),
    )
    this.#prepared = { resolve: () => undefined, reject: () => undefined }
    this.ready = new Promise((resolve, reject) => {
      this.#prepared = { resolve, reject }
    })
    this.results = Promise.all(this.#shards.map(({ result }) => result))
    this.#told = new StreamReader<Told>(redis.duplicate(), toldKey(run), (told) => this.#hear(told))
    this.#watch = setInterval(() => this.#look(), 500)
    void this.#enqueue()
  }

  tell(what: ShardHears): void {
    const { clock } = this.#parts
    if (what.tell === 'begin') {
      this.#begunAt = what.at + NOTICE_MS
      const at = clock.toCommon(this.#begunAt)
      for (const shard of this.#shards) shard.say({ tell: 'begin', at })
      return
    }
    if (what.tell === 'rate') this.#factor = what.factor
    else this.#draining = true
    for (const shard of this.#shards) shard.say(what)
  }

  async close(): Promise<void> {
    clearInterval(this.#watch)
    const { redis, run, queue } = this.#parts
    for (const shard of this.#shards) {
      shard.dismiss()
      if (!shard.over) await briefly(queue.remove(this.#jobId(shard.number)))
    }
    await this.#told.close()
    await briefly(redis.del(toldKey(run)))
  }

  #writer(shard: number): (attempt: number) => StreamWriter<Said> {
    const { redis, run } = this.#parts
    return (attempt) => new StreamWriter<Said>(redis, saidKey(run, shard, attempt))
  }

  #jobId(shard: number): string {
    return `${this.#parts.run}-${shard}`
  }

  async #enqueue(): Promise<void> {
    const { queue, run, version, machine, order, options } = this.#parts
    const { all } = options.shards
    await queue.addBulk(
      this.#shards.map(({ number }) => ({
        name: 'shard',
        data: {
          ...{ run, version, machine, order, shard: number, shards: all },
          asks: options.networkPorts[number] !== undefined,
        } satisfies ShardJob,
        opts: { jobId: this.#jobId(number), removeOnComplete: true, removeOnFail: true },
      })),
    )
  }

  #hear(told: Told): void {
    const shard = this.#shards[told.shard]
    if (!shard?.heeds(told)) return
    if (told.attempt > shard.attempt) this.#taken(shard, told)
    shard.heardAt = sharedNow()
    const { hear } = this.#parts.options
    switch (told.tell) {
      case 'ready':
        shard.ready = true
        if (this.#begunAt !== undefined) this.#beginLate(shard)
        else if (this.#shards.every(({ ready }) => ready)) this.#prepared.resolve()
        return
      case 'asks':
        return shard.network?.ask(told.asks)
      case 'refused':
        this.#prepared.reject(new UsageProblem(`agent ${told.agent} cannot take part: ${told.problem}`))
        return shard.end({ lost: `agent ${told.agent} refused it: ${told.problem}` })
      case 'lost':
        return shard.end({ lost: `on agent ${told.agent}: ${told.why}` })
      case 'ended':
        return shard.end(told.result)
      case 'point':
        return hear(told.shard, { ...told, point: { ...told.point, second: told.point.second + shard.late } })
      case 'violation':
        return hear(told.shard, told)
    }
  }

  /** An agent has the shard now; when another one had it, that one is gone. */
  #taken(shard: AwayShard, { agent, attempt }: Told): void {
    const { agent: before } = shard
    const begun = shard.ready && this.#begunAt !== undefined
    shard.takenBy(agent, attempt)
    if (!begun) return
    const after = Math.max(0, Math.round((shard.heardAt - (this.#begunAt ?? 0)) / 1000))
    const why = `agent ${before} was gone after ${after} s; agent ${agent} played its devices again from the beginning`
    this.#parts.options.again?.(shard.number, why)
  }

  #beginLate(shard: AwayShard): void {
    if (this.#draining) return shard.end({ lost: 'the run was interrupted before it could be played again' })
    const at = sharedNow() + NOTICE_MS
    shard.late = Math.round((at - (this.#begunAt ?? at)) / 1000)
    shard.say({ tell: 'begin', at: this.#parts.clock.toCommon(at) })
    if (this.#factor !== 1) shard.say({ tell: 'rate', factor: this.#factor })
  }

  #look(): void {
    const now = sharedNow()
    if (this.#away(now) >= AWAY_MS) return this.#cutOff()
    const idle = this.#shards.filter(({ ready }) => !ready)
    if (this.#begunAt === undefined) {
      if (idle.length === 0 || now - (this.#shards[0]?.madeAt ?? now) < READY_MS) return
      const problem = `${idle.length} of ${this.#shards.length} shards were taken by no agent within ${READY_MS / 1000} s`
      return this.#prepared.reject(new UsageProblem(problem))
    }
    for (const shard of this.#shards) {
      const silent = now - shard.heardAt
      if (shard.over || silent < ALONE_MS) continue
      if (silent >= SILENT_MS) this.#lose(shard)
      else
        void this.#parts.anybody().then(
          (anybody) => anybody || this.#lose(shard),
          () => undefined,
        )
    }
  }

  /** Nobody can be heard any more, nor told anything. */
  #cutOff(): void {
    const why = `Redis at ${this.#parts.place} was out of reach for ${AWAY_MS / 1000} s`
    this.#prepared.reject(new UsageProblem(why))
    for (const shard of this.#shards) if (!shard.over) shard.end({ lost: why })
  }

  #lose(shard: AwayShard): void {
    if (shard.over) return
    const seconds = Math.round((sharedNow() - shard.heardAt) / 1000)
    shard.end({ lost: `agent ${shard.agent} was not heard for ${seconds} s, and no other took over` })
  }
}
