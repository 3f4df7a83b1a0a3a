import type { Fleet } from '../fleet/fleet.ts'
import type { Plan } from '../plan/plan.ts'
import type { ShardOrder } from './order.ts'

/** A closed stage: so many users, each of whom begins a session when their last one is over and they have paused. */
interface ClosedStage {
  readonly from: number
  readonly until: number
  readonly pause: number
  /** Users of this worker. */
  readonly users: number
}

/** The closed stages of a plan as one worker sees them; users are dealt out like devices. */
function closedStages({ stages }: Plan, shard: number, shards: number): ClosedStage[] {
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
function* rowsOf(user: number, users: number, fleet: Fleet): Generator<number> {
  if (user >= fleet.size) return
  for (;;) for (let row = user; row < fleet.size; row += users) yield row
}

/** What users need to begin sessions. */
export interface Desk {
  /** Nobody begins anything any more in a stage that ends `until` milliseconds into the run. */
  readonly over: (until: number) => boolean
  readonly busy: (row: number) => boolean
  /** Begins a session of a device now; `after` is called when it is over. */
  readonly begin: (row: number, after: () => void) => void
}

/** Has the users of the closed stages begin sessions, from now on until their stages end. */
export function closed({ plan, shard, shards }: ShardOrder, fleet: Fleet, desk: Desk): void {
  for (const { from, until, pause, users } of closedStages(plan, shard, shards)) {
    const start = () => {
      for (let user = 0; user < users; user++) next(rowsOf(user, users, fleet), until, pause, desk)
    }
    if (from === 0) start()
    else setTimeout(start, from).unref()
  }
}

/** One user begins the next session, and again when that is over and they have paused. */
function next(rows: Iterator<number>, until: number, pause: number, desk: Desk): void {
  if (desk.over(until)) return
  const { value: row } = rows.next() as { value: number | undefined }
  if (row === undefined || desk.busy(row)) return
  desk.begin(row, () => {
    if (pause > 0) setTimeout(next, pause, rows, until, pause, desk).unref()
    else queueMicrotask(() => next(rows, until, pause, desk))
  })
}
