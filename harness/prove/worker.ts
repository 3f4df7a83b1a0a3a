import { workerData } from 'piscina'
import { Arena } from './arena.ts'
import { type Job, performAll } from './lanes.ts'
import type { EmbeddedServers } from './performers.ts'
import type { Summary } from './summary.ts'

let arena: Promise<Arena> | undefined

/** A Piscina task: performs plans before the reference servers of this worker. */
export default async function work(jobs: readonly Job[]): Promise<Summary[]> {
  arena ??= Arena.embedded(workerData as EmbeddedServers)
  return performAll(await arena, jobs)
}
