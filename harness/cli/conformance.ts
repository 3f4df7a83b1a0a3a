import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { combine } from '../../reports/reporter.ts'
import { dialect } from '../../reports/terminal/dialect.ts'
import { casesMatching, loadCases } from '../farm/conformance/catalogue.ts'
import { runCases } from '../farm/conformance/run-cases.ts'
import { dialectsOf } from '../farm/dialects.ts'
import { Switchboard } from '../farm/switchboard.ts'
import { readHistory } from '../history/reader.ts'
import { HistoryWriter } from '../history/writer.ts'
import { type Embedded, startEmbedded } from '../target/embedded.ts'
import { loadTargets } from '../target/load.ts'
import { mustBeOwn } from '../target/must-be-own.ts'
import { type Target, timeForPeople } from '../target/target.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT, exitCodeOf } from '../verdict/exit-code.ts'
import { concludeCases } from '../verdict/judge-cases.ts'
import type { PlayResult } from '../verdict/result.ts'
import { inShard, type Shard } from '../verdict/shard.ts'
import { clientConformance } from './client-conformance.ts'
import { interruption } from './interrupt.ts'
import { pushesTo } from './push.ts'
import { replayLine, replayWords } from './replay-line.ts'
import { makeRunDirectory } from './run-directory.ts'
import { embeddedOptions, listen, narrowed, reporters } from './staging.ts'
import { version } from './version.ts'

const DEFAULT_TIMEOUT_MS = 10_000

/** A case may take this many times as long as one answer may. */
const DEADLINE_FACTOR = 4

/** Cases at the same time against a target that makes an account for each of them. */
const LANES = 6

/** `rollcall conformance`: puts every statement of the catalogue to a server. Gives the exit code of the verdict. */
export async function conformance(options: Record<string, unknown>): Promise<number> {
  if (options['side'] === 'client') return clientConformance(options)
  const seed = (options['seed'] as string | undefined) ?? randomBytes(4).toString('hex')
  const all = await loadCases('server')
  const only = options['only'] as string[] | undefined
  const part = options['shard'] as Shard | undefined
  const chosen = new Set(casesMatching(all, only).filter((_, place) => inShard(part, place)))
  const cases = all.filter((each) => chosen.has(each) || each.id.startsWith('server/sanity/'))
  const given = options['target'] as string | undefined
  const declared = given === undefined ? [] : await loadTargets(given)
  for (const target of declared) mustBeOwn(target, options['iOwnThisServer'] === true)
  const switchboard = new Switchboard()
  const listener = await listen(switchboard, declared[0]?.network)
  const pushes = await pushesTo(switchboard, declared[0])
  const timeoutMs =
    options['timeout'] === undefined ? DEFAULT_TIMEOUT_MS : (options['timeout'] as number) * 1000
  let embedded: Embedded | undefined
  try {
    if (given === undefined)
      embedded = await startEmbedded(embeddedOptions(options, seed, listener.url, timeoutMs))
    const targets = (embedded?.targets ?? declared)
      .map((target) => narrowed(target, options, timeoutMs))
      .filter(({ auths, contents }) => auths.length > 0 && contents.length > 0)
      .map((target) => (options['strict'] === true ? { ...target, strict: true } : target))
    if (targets.length === 0)
      throw new UsageProblem('the target speaks nothing of what --auth and --content leave over')
    return await playAndReport({ options, seed, cases, targets, switchboard })
  } finally {
    await embedded?.close()
    pushes.close()
    await listener.close()
  }
}

interface Staging {
  readonly options: Record<string, unknown>
  readonly seed: string
  readonly cases: Awaited<ReturnType<typeof loadCases>>
  readonly targets: readonly Target[]
  readonly switchboard: Switchboard
}

async function playAndReport({ options, seed, cases, targets, switchboard }: Staging): Promise<number> {
  const folder = makeRunDirectory(String(options['out']), 'conformance', new Date())
  const asJson = options['json'] === true
  const reporter = combine([reporters(folder, asJson), ...(asJson ? [] : [dialect(process.stdout)])])
  const plays = targets.reduce((sum, target) => sum + dialectsOf(target).length * (cases.length + 1), 0)
  const shown = targets.map(({ endpoint }) => endpoint).join(' ')
  reporter.begin({ command: 'conformance', target: shown, seed, plays, workers: 1 })
  const kept = join(folder, 'history.ndjson.gz')
  const history = new HistoryWriter(kept)
  const results: PlayResult[] = []
  const stop = interruption()
  await runCases({
    ...{ cases, targets, seed, switchboard, signal: stop.signal, lanes: LANES },
    deadlineMs:
      Math.max(...targets.map(({ timeoutMs }) => timeoutMs)) * DEADLINE_FACTOR + timeForPeople(targets),
    replayWords: replayWords(options),
    onCase: async (result, octets) => {
      results.push(result)
      reporter.play(result)
      if (octets) history.append(octets)
    },
  })
  const about = {
    seed,
    replay: replayLine('conformance', options, seed),
    version: version(),
    targets,
    aborted: stop.reason,
    strict: options['strict'] === true,
    shard: options['shard'] as Shard | undefined,
  }
  const result = concludeCases(results, about)
  history.close()
  await reporter.end(result, () => readHistory(kept))
  stop.forget()
  return stop.reason === undefined ? exitCodeOf(result.verdict) : EXIT.aborted
}
