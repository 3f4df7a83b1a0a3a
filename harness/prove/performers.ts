import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { AuthType } from '../../protocol/credentials/type.ts'
import type { Target } from '../target/target.ts'
import { Arena } from './arena.ts'
import { type Job, performAll } from './lanes.ts'
import type { Summary } from './summary.ts'

export type { Job } from './lanes.ts'

/** Reference servers of an arena. */
export interface EmbeddedServers {
  readonly seed: string
  readonly auths: readonly AuthType[]
  readonly contents: readonly ('xml' | 'wbxml')[]
  readonly defects: readonly string[]
  readonly timeoutMs: number
}

/** Who performs plans: in this thread, or in several. Results come in the order of the jobs. */
export interface Performers {
  readonly targets: readonly Target[]
  perform(jobs: readonly Job[]): Promise<Summary[]>
  close(): Promise<void>
}

/** Performs in this thread, before an arena that is already open. */
export function inThread(arena: Arena): Performers {
  return {
    targets: arena.targets,
    perform: (jobs) => performAll(arena, jobs),
    close: () => arena.close(),
  }
}

/** Jobs that are handed to a worker at once. */
const BATCH = 12

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url))
const BUILT = WORKER.replace(/harness\/prove\/worker\.js$/, 'dist/harness/prove/worker.js')

/** Performs in worker threads, each with reference servers of its own. */
export async function inWorkers(workers: number, servers: EmbeddedServers): Promise<Performers> {
  // What the servers of the workers can do is what one of them can do.
  const arena = await Arena.embedded(servers)
  const pool = new Piscina({
    filename: existsSync(WORKER) ? WORKER : BUILT,
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
    workerData: servers,
  })
  return {
    targets: arena.targets,
    perform: async (jobs) => {
      const batches: Job[][] = []
      for (let at = 0; at < jobs.length; at += BATCH) batches.push(jobs.slice(at, at + BATCH))
      const done = (await Promise.all(batches.map((batch) => pool.run(batch)))) as Summary[][]
      return done.flat()
    },
    close: async () => {
      await pool.destroy()
      await arena.close()
    },
  }
}
