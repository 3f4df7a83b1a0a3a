import fc from 'fast-check'
import type { Transport } from '../../simulators/world/transport.ts'

/**
 * Runs things at once and decides which of their messages goes next: fast-check's scheduler, drawn from `order`, so that
 * the same number gives the same interleaving.
 */
export async function interleaved(
  order: number,
  start: (through: (path: Transport) => Transport) => readonly Promise<void>[],
): Promise<void> {
  const [scheduler] = fc.sample(fc.scheduler(), { seed: order, numRuns: 1 })
  if (!scheduler) return
  const through = (path: Transport): Transport => scheduler.scheduleFunction(path)
  await scheduler.waitFor(Promise.all(start(through)))
}
