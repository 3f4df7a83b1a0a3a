import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { AuthType } from '../../protocol/credentials/type.ts'
import type { Target } from '../target/target.ts'
import { Arena } from './arena.ts'
import { type Job, LANES, lanesOf } from './lanes.ts'
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
    perform: lanesOf(arena),
    close: () => arena.close(),
  }
}

/** Megabytes of a worker's young generation: worlds live for a moment, and a small one is collected all the time. */
const YOUNG_MB = 64

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
    concurrentTasksPerWorker: LANES,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    workerData: servers,
  })
  return {
    targets: arena.targets,
    perform: async (jobs) => (await Promise.all(jobs.map((job) => pool.run(job)))) as Summary[],
    close: async () => {
      await pool.destroy()
      await arena.close()
    },
  }
}
