import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { Tally } from '../measure/tally.ts'
import { built } from '../run/built.ts'
import { soon, startPool } from '../run/pool.ts'
import { CALIBRATION_FLAGS, calibrationPlan, calibrationSpec } from './plan.ts'

/** What this machine drives in one dialect with so many workers, against a responder that only just answers. */
export interface Calibration {
  readonly content: 'xml' | 'wbxml'
  readonly workers: number
  /** Complete sessions of three round trips, and their messages, in a second; all of them judged. */
  readonly sessionsPerSecond: number
  readonly messagesPerSecond: number
  /** CPU time of this process for one message. */
  readonly microsPerMessage: number
}

const WARM_UP_SECONDS = 2

/** Drives sessions for `seconds` in each dialect, on one worker and on as many as there are processors. */
export async function calibrate(seconds: number): Promise<Calibration[]> {
  const all = availableParallelism()
  const found: Calibration[] = []
  for (const content of ['xml', 'wbxml'] as const) {
    for (const workers of all === 1 ? [1] : [1, all]) found.push(await drive(content, workers, seconds))
  }
  return found
}

async function drive(content: 'xml' | 'wbxml', workers: number, seconds: number): Promise<Calibration> {
  const responder = fork(built('../calibrate/responder-process.js', import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    responder.once('message', (message) => resolve(message as { port: number }))
    responder.once('exit', (code) => reject(new Error(`the responder ended with ${code}`)))
  })
  const plan = calibrationPlan(content, { seconds: seconds + WARM_UP_SECONDS })
  const spec = calibrationSpec(content)
  const pool = startPool(
    {
      ...{ plan, spec, seed: spec.seed, flags: CALIBRATION_FLAGS, maxBytes: 1_000_000 },
      endpoints: { md5: `http://127.0.0.1:${port}/dm` },
    },
    {
      ...{ workers, networkPorts: [], hear: () => undefined },
      shards: { all: workers, mine: Array.from({ length: workers }, (_, shard) => shard) },
    },
  )
  try {
    await pool.ready
    const at = soon()
    pool.tell({ tell: 'begin', at })
    let before = process.cpuUsage()
    setTimeout(() => {
      before = process.cpuUsage()
    }, WARM_UP_SECONDS * 1000).unref()
    const tally = new Tally()
    for (const result of await pool.results) {
      if ('lost' in result) throw new Error(result.lost)
      tally.add(result.tally)
    }
    const { user, system } = process.cpuUsage(before)
    return {
      ...{ content, workers },
      sessionsPerSecond: tally.accounts.complete / seconds,
      messagesPerSecond: tally.messages / seconds,
      microsPerMessage: (user + system) / Math.max(1, tally.messages),
    }
  } finally {
    await pool.close()
    responder.disconnect()
  }
}
