import type { Fleet } from '../fleet/fleet.ts'
import type { Plan } from '../plan/plan.ts'

/** A closed stage: so many users, each of whom begins a session when their last one is over and they have paused. */
export interface ClosedStage {
  readonly from: number
  readonly until: number
  readonly pause: number
  /** Users of this worker. */
  readonly users: number
}

/** The closed stages of a plan as one worker sees them; users are dealt out like devices. */
export function closedStages({ stages }: Plan, shard: number, shards: number): ClosedStage[] {
  const closed: ClosedStage[] = []
  let from = 0
  for (const stage of stages) {
    const until = from + stage.millis
    if (stage.model === 'closed') {
      const users = Math.max(0, Math.ceil((stage.users - shard) / shards))
      closed.push({ from, until, pause: stage.pause, users })
    }
    from = until
  }
  return closed
}

/** The devices that one user goes through: every `users`-th of the worker's, then the first one again. */
export function* rowsOf(user: number, users: number, fleet: Fleet): Generator<number> {
  if (user >= fleet.size) return
  for (;;) for (let row = user; row < fleet.size; row += users) yield row
}
