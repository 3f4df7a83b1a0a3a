import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { type CatalogueEntry, loadCatalogue, OWN_SCENARIOS } from '../farm/catalogue.ts'
import { playsOf } from '../farm/dialects.ts'
import { runPlays } from '../farm/run.ts'
import { Switchboard } from '../farm/switchboard.ts'
import { readHistory } from '../history/reader.ts'
import { HistoryProblem, HistoryWriter } from '../history/writer.ts'
import { type Embedded, startEmbedded } from '../target/embedded.ts'
import { loadTargets } from '../target/load.ts'
import { mustBeOwn } from '../target/must-be-own.ts'
import { type Target, takesTurns, timeForPeople } from '../target/target.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT, exitCodeOf } from '../verdict/exit-code.ts'
import { besideTwins, verdictOf } from '../verdict/judge-run.ts'
import type { PlayResult, RunResult } from '../verdict/result.ts'
import { type HomeRegister, openRegister } from './home-register.ts'
import { interruption } from './interrupt.ts'
import { matching, ofUseCases, withTwins } from './matching.ts'
import { pushesTo } from './push.ts'
import { replayLine, replayWords } from './replay-line.ts'
import { makeRunDirectory } from './run-directory.ts'
import { embeddedOptions, listen, narrowed, reporters } from './staging.ts'
import { version } from './version.ts'

const DEFAULT_TIMEOUT_MS = 10_000

/** A play may take this many times as long as one answer may; one with a real browser, twice that. */
const DEADLINE_FACTOR = 6
const VISITED_FACTOR = 12

/** `rollcall run`: plays, judges, reports. Gives the exit code of the verdict. */
export async function run(options: Record<string, unknown>): Promise<number> {
  const seed = (options['seed'] as string | undefined) ?? randomBytes(4).toString('hex')
  const folders = [OWN_SCENARIOS, ...((options['scenarios'] as string[] | undefined) ?? [])]
  const all = await loadCatalogue(folders)
  const wanted = ofUseCases(all, options['useCase'] as string[] | undefined)
  const entries = withTwins(matching(wanted, options['only'] as string[] | undefined), all)
  const switchboard = new Switchboard()
  const given = options['target'] as string | undefined
  const declared = given === undefined ? [] : loadTargets(given)
  for (const target of declared) mustBeOwn(target, options['iOwnThisServer'] === true)
  const listener = await listen(switchboard, declared[0]?.network)
  const pushes = await pushesTo(switchboard, declared[0])
  const timeoutMs =
    options['timeout'] === undefined ? DEFAULT_TIMEOUT_MS : (options['timeout'] as number) * 1000
  let embedded: Embedded | undefined
  let register: HomeRegister | undefined
  let browser: Awaited<ReturnType<typeof startBrowser>>
  try {
    browser = await startBrowser(options['headed'] as boolean | undefined)
    register = await openRegister(String(options['hlr'] ?? 'built-in'))
    if (given === undefined)
      embedded = await startEmbedded({
        ...embeddedOptions(options, seed, listener.url, timeoutMs),
        restarts: entries.some(({ scenario }) => scenario.needs.includes('restart')),
      })
    const targets = (embedded?.targets ?? declared).map((target) => narrowed(target, options, timeoutMs))
    const speaking = targets.filter(({ auths, contents }) => auths.length > 0 && contents.length > 0)
    const staging = { options, seed, all, entries, targets: speaking, switchboard, timeoutMs }
    return await playAndReport({ ...staging, register, browser: browser?.wsEndpoint() })
  } finally {
    await browser?.close()
    await embedded?.close()
    await register?.close()
    pushes.close()
    await listener.close()
  }
}

/** The one browser of the run, where it wants one: its driver is not loaded otherwise. */
async function startBrowser(headed: boolean | undefined) {
  if (headed === undefined) return undefined
  const { startChromium } = await import('../stage/portal/chromium.ts')
  return startChromium(headed)
}

interface Staging {
  readonly options: Record<string, unknown>
  readonly seed: string
  readonly all: readonly CatalogueEntry[]
  readonly entries: readonly CatalogueEntry[]
  readonly targets: readonly Target[]
  readonly switchboard: Switchboard
  readonly timeoutMs: number
  readonly register: HomeRegister | undefined
  /** Address of the Chromium that portals are visited in. */
  readonly browser: string | undefined
}

async function playAndReport({
  options,
  seed,
  all,
  entries,
  targets,
  switchboard,
  timeoutMs,
  register,
  browser,
}: Staging): Promise<number> {
  if (targets.length === 0)
    throw new UsageProblem('the target speaks nothing of what --auth and --content leave over')
  const folder = makeRunDirectory(String(options['out']), 'run', new Date())
  const asJson = options['json'] === true
  const reporter = reporters(folder, asJson)
  const wanted = (options['workers'] as number | undefined) ?? Math.min(availableParallelism(), 8)
  const workers = targets.some(takesTurns) ? 1 : wanted
  const plays = entries.reduce((sum, { scenario }) => sum + playsOf(scenario, targets).length, 0)
  reporter.begin({
    command: 'run',
    target: targets.map(({ endpoint }) => endpoint).join(' '),
    seed,
    plays,
    workers,
  })
  const kept = join(folder, 'history.ndjson.gz')
  const history = new HistoryWriter(kept)
  const results: PlayResult[] = []
  const stop = interruption()
  let full: string | undefined
  let gone: string | undefined
  register?.onEnd((reason) => {
    gone = reason
    stop.now()
  })
  await runPlays({
    ...{ entries, targets, seed, workers, switchboard },
    deadlineMs:
      timeoutMs * (browser === undefined ? DEADLINE_FACTOR : VISITED_FACTOR) + timeForPeople(targets),
    hlrHost: register?.host,
    ...(browser !== undefined && { browser: { address: browser, folder: resolve(folder) } }),
    signal: stop.signal,
    replayWords: replayWords(options),
    onPlay: async (result, octets) => {
      results.push(result)
      reporter.play(result)
      if (!octets || full !== undefined) return
      try {
        history.append(octets)
      } catch (problem) {
        if (!(problem instanceof HistoryProblem)) throw problem
        full = problem.message
        stop.now()
      }
    },
  })
  const result = conclude(results, all, {
    ...{ seed, targets, replay: replayLine('run', options, seed) },
    aborted: full ?? gone ?? stop.reason,
  })
  try {
    history.close()
    await reporter.end(result, () => readHistory(kept))
  } catch (problem) {
    full ??= `cannot write the reports: ${(problem as Error).message}`
  }
  stop.forget()
  if (full !== undefined)
    process.stderr.write(
      `rollcall: ${full}\n  free some space or choose another folder with --out; what was kept is in ${folder}\n`,
    )
  if (gone !== undefined)
    process.stderr.write(`rollcall: ${gone}; what was played until then is in ${folder}\n`)
  if (full !== undefined || gone !== undefined || stop.reason !== undefined) return EXIT.aborted
  return exitCodeOf(result.verdict)
}

function conclude(
  results: readonly PlayResult[],
  all: readonly CatalogueEntry[],
  about: { seed: string; replay: string; targets: readonly Target[]; aborted: string | undefined },
): RunResult {
  const { seed, replay, targets, aborted } = about
  const twins = new Map(all.map(({ scenario }) => [scenario.id, scenario.twin]))
  const plays = besideTwins(results, (scenario) => twins.get(scenario))
  const { verdict, reason, counts } = verdictOf(plays)
  return {
    ...{ schema: 'rollcall-result/1', command: 'run', version: version(), seed, replay, plays, counts },
    target: {
      name: targets.map(({ name }) => name).join(', '),
      endpoint: targets.map(({ endpoint }) => endpoint).join(' '),
      defects: targets[0]?.defects ?? [],
    },
    verdict: aborted !== undefined && verdict === 'pass' ? 'inconclusive' : verdict,
    reason: aborted === undefined ? reason : `stopped after ${plays.length} plays: ${aborted}`,
  }
}
