import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { Played, PlayOrder, PlayTask } from './play-order.ts'
import type { Switchboard } from './switchboard.ts'

/** Plays of one worker that wait for the network at the same time. */
export const PLAYS_PER_WORKER = 4

/** The same where each play has a real browser, which makes the machine work and not wait. */
const VISITED_PER_WORKER = 2

export interface PoolOptions {
  readonly workers: number
  readonly browser?: PlayOrder['browser'] | undefined
  readonly switchboard: Switchboard
  readonly signal: AbortSignal
  /** Called for each play as it ends, in whatever order they end. */
  readonly onPlayed: (order: PlayOrder, played: Played) => Promise<void>
  /** Called when a worker died under a play. */
  readonly onLost: (order: PlayOrder, reason: string) => Promise<void>
}

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url))
const BUILT = WORKER.replace(/harness\/farm\/worker\.js$/, 'dist/harness/farm/worker.js')

/**
 * Makes all plays in Piscina workers. A worker that dies takes its own plays with it and nothing else: they are reported
 * lost, a new worker takes over, and the run goes on. Resolves when every play has ended or the signal has fired.
 */
export async function playAll(orders: readonly PlayOrder[], options: PoolOptions): Promise<void> {
  const atOnce = options.browser ? VISITED_PER_WORKER : PLAYS_PER_WORKER
  const pool = openPool(options.workers, atOnce)
  const queue = orders.filter(({ alone }) => !alone)
  const lost: PlayOrder[] = []
  const lane = async () => {
    for (let order = queue.shift(); order && !options.signal.aborted; order = queue.shift()) {
      await playOne(pool, order, { ...options, onLost: async (gone) => void lost.push(gone) })
    }
  }
  // Lanes instead of one big queue: an interrupted run drains what is on stage and starts nothing more.
  await Promise.all(Array.from({ length: options.workers * atOnce }, lane))
  for (const order of orders)
    if (order.alone && !options.signal.aborted)
      await playOne(pool, order, { ...options, onLost: async (gone) => void lost.push(gone) })
  // A worker that dies takes innocent plays with it: each is made once more, alone, and only the guilty one dies again.
  for (const order of lost) if (!options.signal.aborted) await playOne(pool, order, options)
  await pool.destroy()
}

/** Threads in which plays are made, so many at once in each. */
export function openPool(workers: number, atOnce = PLAYS_PER_WORKER): Piscina {
  return new Piscina({
    filename: existsSync(WORKER) ? WORKER : BUILT,
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: atOnce,
    idleTimeout: 60_000,
  })
}

/** Makes one play in a pool. */
export async function playOne(
  pool: Piscina,
  order: PlayOrder,
  options: Pick<PoolOptions, 'switchboard' | 'onPlayed' | 'onLost'>,
): Promise<void> {
  const { port, close } = options.switchboard.open()
  try {
    const task: PlayTask = { order, port }
    const played = (await pool.run(task, { transferList: [port] })) as Played
    await options.onPlayed(order, played)
  } catch (error) {
    await options.onLost(order, (error as Error).message)
  } finally {
    close()
  }
}
