import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { sharedNow } from '../clock.ts'
import { partOf, type SavedFleet } from '../fleet/saved.ts'
import type { NetworkOrder } from '../network/network-thread-words.ts'
import type { ShardHears, ShardOrder, ShardResult, ShardTells } from '../shard/order.ts'
import { built } from './built.ts'

export type PoolOrder = Omit<ShardOrder, 'line' | 'network' | 'shard' | 'shards' | 'fleet'>

export interface PoolOptions {
  readonly workers: number
  /** Which shards of how many this pool has; all of them without other machines. */
  readonly shards: { readonly all: number; readonly mine: readonly number[] }
  /** Lines to the network functions, one for each shard, when they are ours. */
  readonly networkPorts: readonly (MessagePort | undefined)[]
  /** The whole fleet as an earlier run left it. */
  readonly fleet?: SavedFleet | undefined
  readonly hear: (shard: number, told: Exclude<ShardTells, { tell: 'ready' }>) => void
  /** A shard begins anew on another machine, and why: what it reported until now no longer counts. */
  readonly again?: (shard: number, why: string) => void
}

export interface Pool {
  /** Resolves when every worker has its devices ready. */
  readonly ready: Promise<void>
  tell(what: ShardHears): void
  /** Results of the shards; a shard whose worker died is missing, with the reason in its place. */
  readonly results: Promise<(ShardResult | { readonly lost: string })[]>
  close(): Promise<void>
}

/** A worker thread for each shard, each with a line. */
export function startPool(order: PoolOrder, options: PoolOptions): Pool {
  const { all, mine } = options.shards
  const piscina = new Piscina({
    filename: built('../shard/worker.js', import.meta.url),
    minThreads: mine.length,
    maxThreads: mine.length,
    idleTimeout: 60_000,
    // What a session leaves behind dies young: a larger nursery is swept less often.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  })
  const lines: MessagePort[] = []
  const readies: Promise<void>[] = []
  const results = mine.map(async (shard, place) => {
    const { port1, port2 } = new MessageChannel()
    lines.push(port1)
    readies.push(
      new Promise((resolve) => {
        port1.on('message', (told: ShardTells) => {
          if (told.tell === 'ready') resolve()
          else options.hear(shard, told)
        })
        port1.once('close', () => resolve())
      }),
    )
    const network = options.networkPorts[place]
    const fleet = options.fleet && partOf(options.fleet, shard, all)
    const task: ShardOrder = {
      ...{ ...order, shard, shards: all, line: port2 },
      ...(network && { network }),
      ...(fleet && { fleet }),
    }
    try {
      return (await piscina.run(task, { transferList: network ? [port2, network] : [port2] })) as ShardResult
    } catch (error) {
      port1.close()
      return { lost: (error as Error).message }
    }
  })
  return {
    ready: Promise.all(readies).then(() => undefined),
    tell: (what) => {
      for (const line of lines) line.postMessage(what)
    },
    results: Promise.all(results),
    close: () => piscina.destroy(),
  }
}

export interface NetworkThread {
  readonly url: string
  readonly ports: readonly MessagePort[]
  /** What is asked about nobody of the fleet comes here, when there are plays beside it. */
  readonly plays: MessagePort
  close(): Promise<void>
}

/** Starts the network functions of a fleet in a thread of their own. */
export async function startNetwork(
  order: Omit<NetworkOrder, 'lines'>,
  shards: number,
): Promise<NetworkThread> {
  const channels = Array.from({ length: shards }, () => new MessageChannel())
  const lines = channels.map(({ port1 }) => port1)
  const thread = new Worker(built('../network/network-thread.js', import.meta.url), {
    workerData: { ...order, lines } satisfies NetworkOrder,
    transferList: lines,
  })
  const { url, plays } = await new Promise<{ url: string; plays: MessagePort }>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
  })
  return {
    ...{ url, plays },
    ports: channels.map(({ port2 }) => port2),
    close: async () => {
      await thread.terminate()
    },
  }
}

/** When all workers begin together: soon, but late enough for the word to reach them. */
export const soon = (): number => sharedNow() + 100
