import type { DeviceDefect } from '../../../simulators/device/defects/index.ts'
import type { Dialect } from '../../history/event.ts'
import type { ConformanceCase } from '../../stage/conformance/case.ts'
import { unplayedCase } from '../../verdict/judge-case.ts'
import type { PlayResult } from '../../verdict/result.ts'
import { playName } from '../dialects.ts'
import { playOwnClient } from './play-client-case.ts'

export interface ClientRun {
  readonly cases: readonly ConformanceCase[]
  readonly dialects: readonly Dialect[]
  readonly seed: string
  readonly defects: readonly DeviceDefect[]
  readonly strict: boolean
  readonly signal: AbortSignal
  readonly onCase: (result: PlayResult, history: Uint8Array | undefined) => Promise<void>
}

const DEADLINE_MS = 20_000

/** Plays every client case against Rollcall's own device, one after the other. */
export async function runClientCases(run: ClientRun): Promise<void> {
  const built = run.defects.map(({ id }) => ` --device-defect ${id}`).join('')
  for (const dialect of run.dialects) {
    for (const definition of run.cases) {
      if (run.signal.aborted) return
      const { content, auth } = dialect
      const replay = `conformance --side client --only ${definition.id} --content ${content} --auth ${auth} --seed ${run.seed}${built}`
      const order = {
        definition,
        dialect,
        seed: run.seed,
        deadlineMs: DEADLINE_MS,
        replay,
        strict: run.strict,
      }
      const why =
        'planned' in definition
          ? `planned, not automated: ${definition.planned}`
          : definition.inapplicable?.(dialect)
      if (why !== undefined || 'planned' in definition || definition.side !== 'client') {
        const about = { play: playName(definition.id, dialect), dialect, replay }
        await run.onCase(unplayedCase(definition, about, 'unsupported', why ?? 'is about servers'), undefined)
        continue
      }
      const { result, history } = await playOwnClient({ ...order, definition }, run.defects)
      await run.onCase(result, history)
    }
  }
}
