import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { Job } from 'bullmq'
import type { Redis } from 'ioredis'
import { isLoopback } from '../../target/target.ts'
import { sharedNow } from '../clock.ts'
import type { NetworkAsks } from '../network/network-thread-words.ts'
import { startPool } from '../run/pool.ts'
import type { AgentOptions } from './agent.ts'
import type { CommonClock } from './common-clock.ts'
import { AWAY_MS, briefly, outOfReach } from './connect.ts'
import { withTimes } from './network-relay.ts'
import { StreamReader, StreamWriter } from './stream.ts'
import {
  nameOf,
  RUN_KEY,
  type Said,
  type ShardJob,
  saidKey,
  type Told,
  thisMachine,
  toldKey,
} from './words.ts'

export interface ShardParts extends AgentOptions {
  readonly redis: Redis
  readonly clock: CommonClock
  readonly name: string
}

type WithoutSender<T> = T extends unknown ? Omit<T, 'shard' | 'attempt' | 'agent'> : never

/** Plays one shard in a thread of its own: what it tells goes to the machine that began the run, and what it hears comes from there. */
export async function playShard({ data, attemptsStarted }: Job<ShardJob>, parts: ShardParts): Promise<void> {
  const { run, shard, shards, order } = data
  const { redis, clock, name } = parts
  const attempt = attemptsStarted
  const told = new StreamWriter<Told>(redis, toldKey(run))
  const tell = (what: WithoutSender<Told>) =>
    told.write({ ...what, shard, attempt, agent: name } as Told).catch(() => undefined)
  const problem = objection(data, parts)
  if (problem !== undefined) return void (await tell({ tell: 'refused', problem }))
  parts.onPhase(`shard ${shard + 1} of ${shards} of ${order.plan.name}${attempt > 1 ? ', again' : ''}`)
  const line = data.asks ? networkLine((asks) => void tell({ tell: 'asks', asks })) : undefined
  const pool = startPool(
    { ...order, begunBefore: attempt - 1 },
    {
      workers: 1,
      shards: { all: shards, mine: [shard] },
      networkPorts: [line?.theirs],
      hear: (_, said) => void tell(said),
    },
  )
  let dismiss = () => {}
  const dismissed = new Promise<undefined>((resolve) => {
    dismiss = () => resolve(undefined)
  })
  const heard = new StreamReader<Said>(redis.duplicate(), saidKey(run, shard, attempt), (said) => {
    if (said.tell === 'network') line?.ours.postMessage(withTimes(said.tells, (at) => clock.toOwn(at)))
    else if (said.tell === 'begin') pool.tell({ tell: 'begin', at: clock.toOwn(said.at) })
    else if (said.tell === 'dismiss') dismiss()
    else pool.tell(said)
  })
  const orphaned = whenOrphaned(redis, run, dismiss)
  try {
    await pool.ready
    void tell({ tell: 'ready' })
    const ended = await Promise.race([pool.results, dismissed])
    const [result] = ended ?? []
    if (!result) return
    if ('lost' in result) await briefly(tell({ tell: 'lost', why: result.lost }))
    else {
      const { tally, identity, health, outcomes } = result
      // Redis may be away: then it waits, but no longer than anybody waits for it.
      await Promise.race([tell({ tell: 'ended', result: { tally, identity, health, outcomes } }), dismissed])
    }
  } finally {
    clearInterval(orphaned)
    await heard.close()
    await pool.close()
    line?.ours.close()
    await briefly(redis.del(saidKey(run, shard, attempt)))
  }
}

/** Why this machine must not, or cannot, have part in the run. */
function objection({ order, machine, version }: ShardJob, parts: ShardParts): string | undefined {
  if (version !== parts.version) return `it has version ${parts.version}, the run ${version}`
  const here = thisMachine()
  for (const endpoint of new Set(Object.values(order.endpoints))) {
    if (isLoopback(endpoint)) {
      if (machine === here) continue
      return `${endpoint} is on ${nameOf(machine)}, where the run was begun, and this is ${nameOf(here)}`
    }
    if (!parts.owned) return `${endpoint} is not on this machine; start the agent with --i-own-this-server`
  }
  return undefined
}

function networkLine(ask: (asks: NetworkAsks) => void): { ours: MessagePort; theirs: MessagePort } {
  const { port1, port2 } = new MessageChannel()
  port1.on('message', ask)
  return { ours: port1, theirs: port2 }
}

/** The run is over when nobody says any more that it goes on: its machine may have died, or Redis. */
function whenOrphaned(redis: Redis, run: string, then: () => void): NodeJS.Timeout {
  const away = outOfReach(redis)
  const look = async () => {
    if (away(sharedNow()) >= AWAY_MS) return then()
    if (redis.status !== 'ready') return
    const now = await redis.get(RUN_KEY)
    if (now === null || !now.includes(run)) then()
  }
  return setInterval(() => void look().catch(() => undefined), 3_000)
}
