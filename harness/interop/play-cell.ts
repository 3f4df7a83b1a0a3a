import { runCases } from '../farm/conformance/run-cases.ts'
import type { Switchboard } from '../farm/switchboard.ts'
import type { ConformanceCase } from '../stage/conformance/case.ts'
import { type Target, timeForPeople } from '../target/target.ts'
import { concludeCases } from '../verdict/judge-cases.ts'
import type { PlayResult, RunResult } from '../verdict/result.ts'
import type { Profile } from './participants.ts'

export interface CellOrder {
  readonly cases: readonly ConformanceCase[]
  readonly target: Target
  readonly profile: Profile
  readonly seed: string
  readonly version: string
  /** Where the questions and pushes of the server arrive. */
  readonly switchboard: Switchboard
  readonly limitMs: number
  readonly signal: AbortSignal
  readonly onCase: (result: PlayResult, history: Uint8Array | undefined) => Promise<void>
}

const LANES = 4

/**
 * Plays one cell: the catalogue, by a device of that profile. The cell has a time limit of its own, and cases that are
 * still on stage when it is over are left behind: what a server does to its own cell touches no other.
 */
export async function playCell(order: CellOrder): Promise<RunResult> {
  const { cases, profile, seed, version, switchboard, limitMs } = order
  const target = dressed(order.target, profile)
  const results: PlayResult[] = []
  const stop = new AbortController()
  const over = () => stop.abort()
  order.signal.addEventListener('abort', over, { once: true })
  let late = false
  let ended = false
  const limit = new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      late = true
      stop.abort()
      resolve()
    }, limitMs)
    timer.unref()
    stop.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  const run = runCases({
    ...{ cases, targets: [target], seed, switchboard, signal: stop.signal, lanes: LANES },
    deadlineMs: Math.min(target.timeoutMs * 3 + timeForPeople([target]), limitMs),
    replayWords: '',
    onCase: async (result, history) => {
      if (late || ended) return
      results.push(result)
      await order.onCase(result, history)
    },
  })
  await Promise.race([run, limit])
  ended = true
  order.signal.removeEventListener('abort', over)
  const aborted = late
    ? `the cell did not end within ${limitMs / 1000} s`
    : order.signal.aborted
      ? 'interrupted'
      : undefined
  return concludeCases(results, {
    seed,
    version,
    targets: [target],
    aborted,
    strict: profile.strict,
    command: 'interop',
  })
}

function dressed(target: Target, { content, auth, tryFirst, maxMsgSize, strict }: Profile): Target {
  return {
    ...target,
    ...{ contents: [content], auths: [auth], strict: strict || target.strict === true },
    ...(tryFirst && { tryFirst }),
    ...(maxMsgSize && { sizes: { ...target.sizes, maxMsgSize } }),
  }
}

/** Why a profile cannot meet a server, by what the server declares; undefined where it can. */
export function undeclared(targets: readonly Target[], { content, auth }: Profile): string | undefined {
  const speaks = targets.some(({ contents, auths }) => contents.includes(content) && auths.includes(auth))
  return speaks ? undefined : `the target declares no ${content} with ${auth}`
}
