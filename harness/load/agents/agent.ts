import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { Job, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { sharedNow } from '../clock.ts'
import { shown } from './address.ts'
import { CommonClock } from './common-clock.ts'
import { briefly, connect } from './connect.ts'
import { playShard } from './play-shard.ts'
import { AGENT_GONE_MS, AGENTS_KEY, type AgentCard, QUEUE, type ShardJob } from './words.ts'

export interface AgentOptions {
  readonly address: URL
  /** Worker threads, each of which plays one shard. */
  readonly slots: number
  readonly version: string
  /** Load on servers that are not on this machine was allowed here too. */
  readonly owned: boolean
  readonly onPhase: (phase: string) => void
  /** Takes no more shards, and ends when those that it has have ended. */
  readonly leave: Promise<void>
}

/** BullMQ gives a shard to another agent when the one that has it has not renewed its lock for so long. */
const LOCK = { lockDuration: 4_000, stalledInterval: 2_000, maxStalledCount: 1 } as const

/**
 * Plays shards of whatever runs are begun on a Redis until it is told to leave. Gives whether Redis was there to take leave of.
 * Throws UsageProblem without Redis.
 */
export async function serveAsAgent(options: AgentOptions): Promise<boolean> {
  const { address, slots, onPhase } = options
  const redis = await connect(address)
  const clock = await CommonClock.of(redis)
  const id = randomBytes(4).toString('hex')
  const name = `${hostname()}/${process.pid}`
  const card = (): AgentCard => ({ id, name, slots, seen: clock.toCommon(sharedNow()) })
  const show = () => void redis.hset(AGENTS_KEY, id, JSON.stringify(card())).catch(() => undefined)
  show()
  const presence = setInterval(show, AGENT_GONE_MS / 4)
  const { Worker } = await import('bullmq')
  const take = async (job: Job<ShardJob>) => {
    reserve.open()
    try {
      await playShard(job, { ...options, redis, clock, name })
    } finally {
      reserve.settle()
    }
  }
  const worker = () => new Worker<ShardJob>(QUEUE, take, { connection: redis, concurrency: slots, ...LOCK })
  const reserve = new Reserve(worker)
  const regular = worker()
  quiet(regular)
  tellOfAbsence(redis, address, onPhase)
  onPhase(`agent ${name} has ${slots} slots and waits for shards`)
  await options.leave
  clearInterval(presence)
  const there = redis.status === 'ready'
  await briefly(redis.hdel(AGENTS_KEY, id))
  await (there ? regular.close() : briefly(regular.close(true)))
  await (there ? reserve.close() : briefly(reserve.close()))
  await briefly(redis.quit())
  redis.disconnect()
  return there
}

/**
 * As long as this agent plays shards, it has as many slots again for those of an agent that dies; they are not there
 * before, so that shards are dealt out evenly.
 */
class Reserve {
  readonly #make: () => Worker
  #worker: Worker | undefined
  #playing = 0

  constructor(make: () => Worker) {
    this.#make = make
  }

  open(): void {
    this.#playing += 1
    if (this.#worker) return
    // Late enough for every agent to have taken its own.
    setTimeout(() => {
      if (this.#playing === 0 || this.#worker) return
      this.#worker = this.#make()
      quiet(this.#worker)
    }, 2_000).unref()
  }

  settle(): void {
    this.#playing -= 1
    // Its own shards wait for it to be settled: closing must not wait for them.
    if (this.#playing === 0) void this.close().catch(() => undefined)
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.close()
  }
}

/** Errors of the connection mend themselves; what becomes of a shard is told by the shard. */
function quiet(worker: Worker): void {
  worker.on('error', () => undefined)
}

/** Says once that Redis is away, and once that it is back. */
function tellOfAbsence(redis: Redis, address: URL, onPhase: (phase: string) => void): void {
  let away = false
  redis.on('close', () => {
    if (!away) onPhase(`Redis at ${shown(address)} is out of reach; waiting for it`)
    away = true
  })
  redis.on('ready', () => {
    if (away) onPhase(`Redis at ${shown(address)} is back`)
    away = false
  })
}
