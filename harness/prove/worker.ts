import { threadId } from 'node:worker_threads'
import { workerData } from 'piscina'
import { Arena } from './arena.ts'
import { type Job, performOne } from './lanes.ts'
import type { EmbeddedServers } from './performers.ts'
import type { Summary } from './summary.ts'

let arena: Promise<Arena> | undefined

/** A Piscina task: performs a plan before the reference servers of this worker, whose secrets no other worker's server has. */
export default async function work(job: Job): Promise<Summary> {
  const servers = workerData as EmbeddedServers
  arena ??= Arena.embedded({ ...servers, seed: `${servers.seed}/${threadId}` })
  return performOne(await arena, job)
}
