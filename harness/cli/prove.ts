import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { annotations } from '../../reports/github.ts'
import { html } from '../../reports/html/html.ts'
import { json } from '../../reports/json.ts'
import { junit } from '../../reports/junit.ts'
import { combine } from '../../reports/reporter.ts'
import { sarif } from '../../reports/sarif.ts'
import { proofLines } from '../../reports/terminal/proof.ts'
import type { PlayHistory } from '../history/event.ts'
import { readHistory } from '../history/reader.ts'
import { asRun } from '../prove/as-run.ts'
import { writeBundle } from '../prove/bundle.ts'
import { conclude } from '../prove/conclude.ts'
import { emitScenario } from '../prove/emit.ts'
import { type Outcome, type Path, type Proof, Prover } from '../prove/prover.ts'
import type { Target } from '../target/target.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT, exitCodeOf } from '../verdict/exit-code.ts'
import type { ProofResult } from '../verdict/proof.ts'
import { bundleOf } from './bundle.ts'
import { interruption } from './interrupt.ts'
import { dialectsFor, performersFor } from './performers.ts'
import { replayLine } from './replay-line.ts'
import { makeRunDirectory } from './run-directory.ts'
import { version } from './version.ts'

/** What is spent where neither --runs nor --time says so. */
const DEFAULT_SECONDS = 30

/** Without a terminal a line appears so often. */
const PROGRESS_MS = 10_000

/** `rollcall prove`: hunts for flaws in worlds that nobody wrote down. Gives the exit code of the verdict. */
export async function prove(options: Record<string, unknown>): Promise<number> {
  const seed = (options['seed'] as string | undefined) ?? randomBytes(4).toString('hex')
  const wanted = wantedBy(options['property'] as string[] | undefined)
  const path = pathOf(options['path'] as string | undefined)
  const workers = (options['workers'] as number | undefined) ?? Math.min(availableParallelism(), 8)
  const performers = await performersFor(options, seed, workers)
  const { targets } = performers
  const folder = makeRunDirectory(String(options['out']), 'prove', new Date())
  const stop = interruption()
  const show = progress(seed, targets)
  try {
    const prover = new Prover(performers, {
      ...{ seed, wanted, signal: stop.signal },
      dialects: dialectsFor(targets, options),
      budget: budgetOf(options),
      ...(path && { path }),
      onRound: show,
    })
    const outcome = await prover.prove()
    show.end()
    return await report(outcome, { options, seed, targets, wanted, folder, aborted: stop.reason })
  } finally {
    stop.forget()
    await performers.close()
  }
}

interface Reporting {
  readonly options: Record<string, unknown>
  readonly seed: string
  readonly targets: readonly Target[]
  readonly wanted: (property: string) => boolean
  readonly folder: string
  readonly aborted: string | undefined
}

/** Keeps bundles and reports, and shows the result. */
async function report(
  outcome: Outcome,
  { options, seed, targets, wanted, folder, aborted }: Reporting,
): Promise<number> {
  const kept = join(folder, 'history.ndjson.gz')
  const bundles = new Map<string, string>()
  for (const [at, proof] of outcome.proofs.entries()) {
    const file = join(folder, `fail-${at + 1}.rollcall`)
    const shown = relative('.', file)
    writeBundle(file, await bundleOf(proof, { seed, targets, file: shown }))
    appendFileSync(kept, proof.kept.history)
    bundles.set(proof.finding.property, shown)
  }
  const result = conclude(outcome, {
    ...{ version: version(), seed, targets, wanted, bundles, again: againLine(options, seed) },
    ...(aborted !== undefined && { aborted }),
  })
  emitted(options['emitScenario'] as string | undefined, outcome.proofs, seed)
  const run = asRun(result)
  const page = join(folder, 'index.html')
  const files = [
    json(join(folder, 'result.json')),
    junit(join(folder, 'junit.xml')),
    sarif(join(folder, 'findings.sarif')),
    html(page),
  ]
  const histories = outcome.proofs.length > 0 ? () => readHistory(kept) : nothing
  await combine(files).end(run, histories)
  const exit = aborted === undefined ? exitCodeOf(result.verdict) : EXIT.aborted
  write(result, options, [`report  ${relative('.', page)}`], exit)
  return exit
}

/** The worlds depend on the seed, on what is spoken and on the target, and on nothing else. */
const againLine = ({ target, defect, content, auth }: Record<string, unknown>, seed: string): string =>
  replayLine('prove', { target, defect, content, auth }, seed)

/** No proof, no history. */
async function* nothing(): AsyncGenerator<PlayHistory> {}

function write(
  result: ProofResult,
  options: Record<string, unknown>,
  reports: readonly string[],
  exit: number,
): void {
  const colour = process.env['NO_COLOR'] === undefined && process.stdout.isTTY === true
  if (options['json'] === true) process.stdout.write(`${JSON.stringify(result)}\n`)
  else process.stdout.write(`${proofLines(result, { colour, reports, exit }).join('\n')}\n`)
  if (process.env['GITHUB_ACTIONS']) for (const line of annotations(result)) process.stderr.write(`${line}\n`)
}

function emitted(path: string | undefined, proofs: readonly Proof[], seed: string): void {
  const [first] = proofs
  if (path === undefined) return
  if (first) emitScenario(path, first, seed)
  else process.stderr.write(`rollcall: nothing was found, so ${path} was not written\n`)
}

function budgetOf(options: Record<string, unknown>): { runs?: number; seconds?: number } {
  const runs = options['runs'] as number | undefined
  const seconds = options['time'] as number | undefined
  if (runs === undefined && seconds === undefined) return { seconds: DEFAULT_SECONDS }
  return { ...(runs !== undefined && { runs }), ...(seconds !== undefined && { seconds }) }
}

/** Properties by the start of their name, `*` standing for anything; all of them where none is named. */
function wantedBy(patterns: readonly string[] | undefined): (property: string) => boolean {
  if (!patterns?.length) return () => true
  const tests = patterns.map((pattern) => new RegExp(`^${pattern.split('*').map(literally).join('.*')}`, 'i'))
  return (property) => tests.some((test) => test.test(property))
}

/** `<round>.<run>` or `<round>.<run>:<shrinks>`. */
function pathOf(text: string | undefined): Path | undefined {
  if (text === undefined) return undefined
  const [, round, run, shrinks] = /^(\d+)\.(\d+)(?::([\d:]+))?$/.exec(text) ?? []
  if (round === undefined || run === undefined)
    throw new UsageProblem(`--path ${text} is no path of a proof; it looks like 3.17:2:0`)
  return { round: Number(round), run: Number(run), ...(shrinks !== undefined && { shrinks }) }
}

/** One line that is written over on a terminal, a line now and then elsewhere. */
function progress(seed: string, targets: readonly Target[]) {
  const live = process.stderr.isTTY === true && process.env['CI'] === undefined
  process.stderr.write(
    `rollcall prove   target ${targets.map(({ endpoint }) => endpoint).join(' ')}   seed ${seed}\n`,
  )
  let shown = 0
  const line = (tally: { runs: number; sessions: number }, seconds: number) => {
    const text = `${tally.runs} runs  ${tally.sessions} sessions  ${Math.round(seconds)} s`
    if (live) process.stderr.write(`\r\u001b[K${text}`)
    else if (seconds * 1000 - shown >= PROGRESS_MS) {
      shown = seconds * 1000
      process.stderr.write(`${text}\n`)
    }
  }
  return Object.assign(line, { end: () => void (live && process.stderr.write('\r\u001b[K')) })
}

const literally = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
