import type { Context } from '../context.ts'
import { advance } from './advance.ts'

const EVERY_MS = 2_000
const LONGEST_WAIT_MS = 10 * 60_000

/**
 * Goes on with what stands unfinished in the database: at once, as after a crash, and then from time to time, because a
 * system that did not answer will answer later. The longer an order has stood still, the seldomer it is looked at.
 */
export function resumeOrders(context: Context): { stop(): Promise<void> } {
  const waits = new Map<string, { until: number; ms: number }>()
  const round = async () => {
    const { clock, store } = context
    for (const id of store.portal.orders.unfinished()) {
      const wait = waits.get(id) ?? { until: 0, ms: EVERY_MS }
      if (wait.until > clock.now()) continue
      waits.set(id, { until: clock.now() + wait.ms, ms: Math.min(wait.ms * 2, LONGEST_WAIT_MS) })
      await advance(context, id)
    }
  }
  let going = Promise.resolve()
  let stopped = false
  const again = () => {
    going = going
      .then(() => (stopped ? undefined : round()))
      .catch((error: unknown) => {
        context.log(`orders: ${error instanceof Error ? error.message : String(error)}`)
      })
  }
  again()
  const timer = setInterval(again, EVERY_MS)
  timer.unref()
  return {
    stop: () => {
      stopped = true
      clearInterval(timer)
      return going
    },
  }
}
