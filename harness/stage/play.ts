import type { HlrCore } from '../../simulators/network/hlr-core.ts'
import type { Transport } from '../../simulators/world/transport.ts'
import type { Dialect, Stamped } from '../history/event.ts'
import type { Target } from '../target/target.ts'
import type { OpenBrowser } from './portal/shop.ts'
import type { Scenario } from './scenario.ts'
import { Stage } from './stage.ts'

export interface PlayParts {
  readonly seed: string
  readonly target: Target
  readonly dialect: Dialect
  readonly transport: Transport
  /** Milliseconds of real time after which the play is given up. */
  readonly deadlineMs: number
  /** Opens browsers; pages are read without one where this is not given. */
  readonly openBrowser?: OpenBrowser | undefined
  /** A real HLR in the place of the built-in one. */
  readonly hlr?: HlrCore
  /** Told of the stage before the play begins, so that the target's questions find their network. */
  readonly onStage?: (stage: Stage) => void
}

/** What a play leaves behind: its history, and what went wrong in the script itself, if anything did. */
export interface PlayRecord {
  readonly events: readonly Stamped[]
  readonly secrets: readonly string[]
  readonly threw?: string
}

/** Plays one scenario. Never rejects: a scenario that throws or does not end leaves what happened until then. */
export async function play(scenario: Scenario, parts: PlayParts): Promise<PlayRecord> {
  const stage = new Stage(parts)
  parts.onStage?.(stage)
  const limit = deadline(parts.deadlineMs)
  const threw = await Promise.race([run(scenario, stage), limit.reached])
  limit.forget()
  await stage.shop.close()
  await stage.certificates.close()
  return {
    events: [...stage.recorder.events],
    secrets: stage.secrets.values(),
    ...(threw !== undefined && { threw }),
    ...(stage.recorder.overflowed && { threw: 'the play witnessed more events than a play may have' }),
  }
}

async function run(scenario: Scenario, stage: Stage): Promise<string | undefined> {
  try {
    await scenario.play(stage)
    await stage.network.settled()
    const imeis = new Set(stage.cast.phones.map(({ imei14 }) => imei14))
    for (const imei of imeis) await stage.operator.readLog(imei)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function deadline(ms: number): { reached: Promise<string>; forget: () => void } {
  let timer: NodeJS.Timeout | undefined
  const reached = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`the play did not end within ${ms / 1000} s`), ms).unref()
  })
  return { reached, forget: () => clearTimeout(timer) }
}
