import type { Dialect } from '../../history/event.ts'
import type { ConformanceCase } from '../../stage/conformance/case.ts'
import type { Target } from '../../target/target.ts'
import { unplayedCase } from '../../verdict/judge-case.ts'
import type { PlayResult } from '../../verdict/result.ts'
import { dialectsOf, playName } from '../dialects.ts'
import type { Switchboard } from '../switchboard.ts'
import { playCase } from './play-case.ts'

export interface CaseRun {
  readonly cases: readonly ConformanceCase[]
  readonly targets: readonly Target[]
  readonly seed: string
  readonly switchboard: Switchboard
  readonly deadlineMs: number
  readonly signal: AbortSignal
  /** Cases at the same time. A device of the target file can only be in one place. */
  readonly lanes: number
  readonly replayWords: string
  /** Called in the order of the catalogue. */
  readonly onCase: (result: PlayResult, history: Uint8Array | undefined) => Promise<void>
}

/** The ordinary session that must work before anything is said about a server, and still when everything was asked. */
const SANITY = 'server/sanity/ordinary-session'

/** Plays every case in every dialect of every target; the sanity case comes first, and once more at the end. */
export async function runCases(run: CaseRun): Promise<void> {
  for (const target of run.targets) {
    for (const dialect of dialectsOf(target)) {
      const sanity = run.cases.find(({ id }) => id === SANITY)
      const rest = run.cases.filter((each) => each !== sanity)
      const first = sanity ? await playOne(run, sanity, target, dialect) : undefined
      if (first) await run.onCase(first.result, first.history)
      if (run.signal.aborted) return
      // Without an ordinary session every other answer would say the same, and take its time to.
      if (first && first.result.verdict !== 'pass') continue
      await inLanes(run, rest, target, dialect)
      if (sanity && !run.signal.aborted) {
        const again = await playOne(run, { ...sanity, id: `${SANITY}-at-the-end` }, target, dialect)
        await run.onCase(again.result, again.history)
      }
    }
  }
}

type Outcome = { result: PlayResult; history: Uint8Array | undefined }

async function inLanes(
  run: CaseRun,
  cases: readonly ConformanceCase[],
  target: Target,
  dialect: Dialect,
): Promise<void> {
  const outcomes: (Outcome | undefined)[] = new Array(cases.length)
  let next = 0
  let told = 0
  let telling: Promise<void> = Promise.resolve()
  const tell = async () => {
    for (let outcome = outcomes[told]; outcome; outcome = outcomes[told]) {
      outcomes[told] = undefined
      told += 1
      await run.onCase(outcome.result, outcome.history)
    }
  }
  const devices = target.accounts ?? (target.account ? [target.account] : [])
  const lane = async (_: unknown, number: number) => {
    const account = devices[number]
    const own = account ? { ...target, account } : target
    for (let place = next++; place < cases.length && !run.signal.aborted; place = next++) {
      const definition = cases[place]
      if (!definition) return
      outcomes[place] = await playOne(run, definition, own, dialect)
      telling = telling.then(tell)
    }
  }
  await Promise.all(Array.from({ length: lanesFor(target, devices.length, run.lanes) }, lane))
  await telling
}

/** As many cases at once as there are devices for. */
function lanesFor(target: Target, devices: number, most: number): number {
  if (target.push?.udp !== undefined) return 1
  return devices > 0 ? Math.min(devices, most) : most
}

async function playOne(
  run: CaseRun,
  definition: ConformanceCase,
  target: Target,
  dialect: Dialect,
): Promise<Outcome> {
  const { content, auth } = dialect
  const play = playName(definition.id, dialect)
  const wanted = definition.id.replace(/-at-the-end$/, '')
  const replay = `conformance --only ${wanted} --content ${content} --auth ${auth} --seed ${run.seed}${run.replayWords}`
  const why = whyUnsupported(definition, target, dialect)
  if (why !== undefined || 'planned' in definition || definition.side === 'client') {
    const reason = why ?? 'played against clients, not servers'
    return {
      result: unplayedCase(definition, { play, dialect, replay }, 'unsupported', reason),
      history: undefined,
    }
  }
  const { seed, deadlineMs, switchboard } = run
  return playCase({ definition, target, dialect, seed, deadlineMs, switchboard, replay })
}

function whyUnsupported(definition: ConformanceCase, target: Target, dialect: Dialect): string | undefined {
  if ('planned' in definition) return `planned, not automated: ${definition.planned}`
  const version = target.dm ?? '1.2'
  if (definition.versions && !definition.versions.includes(version))
    return `holds for DM ${definition.versions.join(', ')}`
  const needs = 'needs' in definition ? (definition.needs ?? []) : []
  const missing = needs.filter((need) => !target.capabilities.includes(need))
  if (missing.length > 0) return `the target does not declare: ${missing.join(', ')}`
  return definition.inapplicable?.(dialect)
}
