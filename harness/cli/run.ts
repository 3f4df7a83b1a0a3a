import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import type { AuthType } from '../../protocol/credentials/type.ts'
import { html } from '../../reports/html/html.ts'
import { json } from '../../reports/json.ts'
import { junit } from '../../reports/junit.ts'
import { combine } from '../../reports/reporter.ts'
import { sarif } from '../../reports/sarif.ts'
import { progress } from '../../reports/terminal/progress.ts'
import { summary } from '../../reports/terminal/summary.ts'
import { serveNetwork } from '../../simulators/network/listener.ts'
import { type CatalogueEntry, loadCatalogue, OWN_SCENARIOS } from '../farm/catalogue.ts'
import { dialectsOf } from '../farm/dialects.ts'
import { runPlays } from '../farm/run.ts'
import { Switchboard } from '../farm/switchboard.ts'
import { readHistory } from '../history/reader.ts'
import { HistoryProblem, HistoryWriter } from '../history/writer.ts'
import { type Embedded, startEmbedded } from '../target/embedded.ts'
import { loadTargets } from '../target/load.ts'
import { isLoopback, type Target } from '../target/target.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT, exitCodeOf } from '../verdict/exit-code.ts'
import { besideTwins, verdictOf } from '../verdict/judge-run.ts'
import type { PlayResult, RunResult } from '../verdict/result.ts'
import { interruption } from './interrupt.ts'
import { matching, withTwins } from './matching.ts'
import { makeRunDirectory } from './run-directory.ts'
import { version } from './version.ts'

const DEFAULT_TIMEOUT_MS = 10_000

/** A play may take this many times as long as one answer may. */
const DEADLINE_FACTOR = 6

/** `rollcall run`: plays, judges, reports. Gives the exit code of the verdict. */
export async function run(options: Record<string, unknown>): Promise<number> {
  const seed = (options['seed'] as string | undefined) ?? randomBytes(4).toString('hex')
  const folders = [OWN_SCENARIOS, ...((options['scenarios'] as string[] | undefined) ?? [])]
  const all = await loadCatalogue(folders)
  const entries = withTwins(matching(all, options['only'] as string[] | undefined), all)
  const switchboard = new Switchboard()
  const given = options['target'] as string | undefined
  const declared = given === undefined ? [] : loadTargets(given)
  for (const target of declared) mustBeOwn(target, options['iOwnThisServer'] === true)
  const listener = await listen(switchboard, declared[0]?.network)
  const timeoutMs =
    options['timeout'] === undefined ? DEFAULT_TIMEOUT_MS : (options['timeout'] as number) * 1000
  let embedded: Embedded | undefined
  try {
    if (given === undefined)
      embedded = await startEmbedded(embeddedOptions(options, seed, listener.url, timeoutMs))
    const targets = (embedded?.targets ?? declared).map((target) => narrowed(target, options, timeoutMs))
    const speaking = targets.filter(({ auths, contents }) => auths.length > 0 && contents.length > 0)
    return await playAndReport({ options, seed, all, entries, targets: speaking, switchboard, timeoutMs })
  } finally {
    await embedded?.close()
    await listener.close()
  }
}

interface Staging {
  readonly options: Record<string, unknown>
  readonly seed: string
  readonly all: readonly CatalogueEntry[]
  readonly entries: readonly CatalogueEntry[]
  readonly targets: readonly Target[]
  readonly switchboard: Switchboard
  readonly timeoutMs: number
}

async function playAndReport({
  options,
  seed,
  all,
  entries,
  targets,
  switchboard,
  timeoutMs,
}: Staging): Promise<number> {
  if (targets.length === 0)
    throw new UsageProblem('the target speaks nothing of what --auth and --content leave over')
  const folder = makeRunDirectory(String(options['out']), 'run', new Date())
  const asJson = options['json'] === true
  const reporter = combine(reporters(folder, asJson))
  const workers = (options['workers'] as number | undefined) ?? Math.min(availableParallelism(), 8)
  const plays = entries.length * targets.reduce((sum, target) => sum + dialectsOf(target).length, 0)
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
  await runPlays({
    ...{ entries, targets, seed, workers, switchboard },
    deadlineMs: timeoutMs * DEADLINE_FACTOR,
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
  const result = conclude(results, all, { seed, targets, aborted: full ?? stop.reason })
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
  if (full !== undefined || stop.reason !== undefined) return EXIT.aborted
  return exitCodeOf(result.verdict)
}

function conclude(
  results: readonly PlayResult[],
  all: readonly CatalogueEntry[],
  { seed, targets, aborted }: { seed: string; targets: readonly Target[]; aborted: string | undefined },
): RunResult {
  const twins = new Map(all.map(({ scenario }) => [scenario.id, scenario.twin]))
  const plays = besideTwins(results, (scenario) => twins.get(scenario))
  const { verdict, reason, counts } = verdictOf(plays)
  return {
    ...{ schema: 'rollcall-result/1', command: 'run', version: version(), seed, plays, counts },
    target: {
      name: targets.map(({ name }) => name).join(', '),
      endpoint: targets.map(({ endpoint }) => endpoint).join(' '),
      defects: targets[0]?.defects ?? [],
    },
    verdict: aborted !== undefined && verdict === 'pass' ? 'inconclusive' : verdict,
    reason: aborted === undefined ? reason : `stopped after ${plays.length} plays: ${aborted}`,
  }
}

function reporters(folder: string, asJson: boolean) {
  const colour = process.env['NO_COLOR'] === undefined && process.stdout.isTTY === true
  const live = process.stderr.isTTY === true && process.env['CI'] === undefined
  const page = join(folder, 'index.html')
  const shown = [`report  ${relative('.', page)}`]
  const files = [
    json(join(folder, 'result.json')),
    junit(join(folder, 'junit.xml')),
    sarif(join(folder, 'findings.sarif')),
    html(page),
  ]
  const now = () => performance.now()
  const result = asJson
    ? { end: (outcome: RunResult) => void process.stdout.write(`${JSON.stringify(outcome)}\n`) }
    : summary(process.stdout, { colour, reports: shown })
  return [progress(process.stderr, { colour: colour && live, live, now }), ...files, result]
}

function embeddedOptions(options: Record<string, unknown>, seed: string, network: string, timeoutMs: number) {
  const auth = options['auth'] as AuthType | undefined
  return {
    ...{ seed, network, timeoutMs, host: '127.0.0.1', port: 0, database: ':memory:' },
    auths: auth ? [auth] : (['basic', 'md5', 'mac'] as const),
    contents: ['xml', 'wbxml'] as const,
    defects: (options['defect'] as string[] | undefined) ?? [],
  }
}

/** The network functions, where the target expects them or anywhere. Throws UsageProblem when the address is taken. */
async function listen(switchboard: Switchboard, wanted: string | undefined) {
  const { hostname = '127.0.0.1', port = '0' } = wanted === undefined ? {} : new URL(wanted)
  const handle = ({ query, ...rest }: Parameters<Parameters<typeof serveNetwork>[0]>[0]) =>
    switchboard.ask({ ...rest, query: query.toString() })
  try {
    return await serveNetwork(handle, { host: hostname, port: Number(port) })
  } catch (error) {
    throw new UsageProblem(
      `cannot listen on ${wanted} for the network functions: ${(error as Error).message}`,
    )
  }
}

function narrowed(target: Target, options: Record<string, unknown>, timeoutMs: number): Target {
  const content = options['content'] as 'xml' | 'wbxml' | undefined
  const auth = options['auth'] as AuthType | undefined
  return {
    ...target,
    contents: content ? target.contents.filter((each) => each === content) : target.contents,
    auths: auth ? target.auths.filter((each) => each === auth) : target.auths,
    timeoutMs: options['timeout'] === undefined ? target.timeoutMs : timeoutMs,
  }
}

/** Attacks go to this machine, or to a server that somebody says is theirs. */
function mustBeOwn({ endpoint }: Target, owned: boolean): void {
  if (owned || isLoopback(endpoint)) return
  throw new UsageProblem(
    `${endpoint} is not on this machine; the run attacks it, so say --i-own-this-server if you do`,
  )
}

function replayWords(options: Record<string, unknown>): string {
  const target = options['target'] ? ` --target ${options['target']}` : ''
  const defects = ((options['defect'] as string[] | undefined) ?? []).map((name) => ` --defect ${name}`)
  return target + defects.join('')
}
