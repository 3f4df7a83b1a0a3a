import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import { UsageProblem } from '../../target/usage-problem.ts'
import { sharedNow } from '../clock.ts'
import type { Pool, PoolOptions, PoolOrder } from '../run/pool.ts'
import { shown } from './address.ts'
import { CommonClock } from './common-clock.ts'
import { briefly, connect } from './connect.ts'
import { RemotePool } from './remote-pool.ts'
import { AGENT_GONE_MS, AGENTS_KEY, type AgentCard, nameOf, QUEUE, RUN_KEY, thisMachine } from './words.ts'

/** The agents of one run. */
export interface Crew {
  readonly agents: readonly AgentCard[]
  /** One for each worker thread of the agents. */
  readonly shards: number
  start(order: PoolOrder, options: PoolOptions): Pool
  close(): Promise<void>
}

export interface CrewWanted {
  readonly agents: number
  readonly waitMillis: number
  readonly version: string
  readonly onPhase: (phase: string) => void
}

/** How long Redis remembers a run that no longer says that it goes on. */
const RUN_KEPT_MS = 10_000

/**
 * Waits until enough agents are there and has them for one run. Throws UsageProblem when they do not come in time, when
 * another run has them, or when Redis cannot be used.
 */
export async function meetAgents(address: URL, wanted: CrewWanted): Promise<Crew> {
  const redis = await connect(address)
  const run = randomBytes(6).toString('hex')
  let renewal: NodeJS.Timeout | undefined
  const leave = async () => {
    clearInterval(renewal)
    await briefly(redis.del(RUN_KEY))
    redis.disconnect()
  }
  try {
    await takeTurn(redis, run, address)
    renewal = setInterval(
      () => void redis.pexpire(RUN_KEY, RUN_KEPT_MS).catch(() => undefined),
      RUN_KEPT_MS / 4,
    )
    const clock = await CommonClock.of(redis)
    const agents = await enoughAgents(redis, clock, address, wanted)
    const { Queue } = await import('bullmq')
    const queue = new Queue(QUEUE, { connection: redis })
    // That Redis is away is told by the run, which knows what it means.
    queue.on('error', () => undefined)
    // What a run that died may have left in it.
    await queue.obliterate({ force: true })
    const shards = agents.reduce((sum, { slots }) => sum + slots, 0)
    let pool: RemotePool | undefined
    return {
      ...{ agents, shards },
      start: (order, options) => {
        pool = new RemotePool({
          ...{ redis, queue, clock, run, order, options, version: wanted.version, machine: thisMachine() },
          place: shown(address),
          anybody: async () => (await agentsThere(redis, clock)).length > 0,
        })
        return pool
      },
      close: async () => {
        await pool?.close()
        await briefly(queue.close())
        await leave()
      },
    }
  } catch (error) {
    await leave()
    throw error
  }
}

/** One run at a time has the agents of a Redis: two would be measured by each other's load. */
async function takeTurn(redis: Redis, run: string, address: URL): Promise<void> {
  const mine = JSON.stringify({ run, host: nameOf(thisMachine()), pid: process.pid })
  if (await redis.set(RUN_KEY, mine, 'PX', RUN_KEPT_MS, 'NX')) return
  const other = JSON.parse((await redis.get(RUN_KEY)) ?? '{}') as { host?: string; pid?: number }
  redis.disconnect()
  throw new UsageProblem(
    `a run of process ${other.pid} on ${other.host} has the agents of ${shown(address)}; begin when it has ended`,
  )
}

async function enoughAgents(
  redis: Redis,
  clock: CommonClock,
  address: URL,
  { agents: many, waitMillis, onPhase }: CrewWanted,
): Promise<AgentCard[]> {
  const until = sharedNow() + waitMillis
  let before = -1
  for (;;) {
    const there = await agentsThere(redis, clock)
    if (there.length >= many) return there
    if (sharedNow() > until) {
      const came = there.length === 0 ? 'no agent' : `${there.length} of ${many} agents`
      throw new UsageProblem(
        `${came} came to ${shown(address)} within ${waitMillis / 1000} s; start 'rollcall agent --on ${shown(address)}' on each machine`,
      )
    }
    if (there.length !== before) onPhase(`waiting for agents: ${there.length} of ${many}`)
    before = there.length
    await sleep(200)
  }
}

async function agentsThere(redis: Redis, clock: CommonClock): Promise<AgentCard[]> {
  const now = clock.toCommon(sharedNow())
  const cards: AgentCard[] = []
  for (const [id, text] of Object.entries(await redis.hgetall(AGENTS_KEY))) {
    const card = JSON.parse(text) as AgentCard
    if (now - card.seen < AGENT_GONE_MS) cards.push(card)
    else await redis.hdel(AGENTS_KEY, id)
  }
  return cards
}
