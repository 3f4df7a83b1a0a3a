import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { seriesCsv } from '../../../reports/load/csv.ts'
import { loadPage } from '../../../reports/load/page.ts'
import { loadSummary } from '../../../reports/load/terminal.ts'
import { readPlan } from '../../load/plan/read.ts'
import { runPlan } from '../../load/run/local.ts'
import { loadTargets } from '../../target/load.ts'
import { isLoopback, type Target } from '../../target/target.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import { EXIT } from '../../verdict/exit-code.ts'
import type { LoadResult } from '../../verdict/load-result.ts'
import { replayWords } from '../replay-line.ts'
import { makeRunDirectory } from '../run-directory.ts'
import { version } from '../version.ts'
import { crewFor } from './crew.ts'
import { type Dashboard, dashboard } from './dashboard.ts'
import { Live } from './live.ts'
import { otlpExporter } from './otlp.ts'

/** `rollcall load`: has a fleet live through a plan, measures and judges it. Gives the exit code of the verdict. */
export async function load(options: Record<string, unknown>, argument?: string): Promise<number> {
  if (argument === undefined) throw new UsageProblem('which plan? write for example: rollcall load plan.yaml')
  const plan = await readPlan(argument)
  const seed = (options['seed'] as string | undefined) ?? randomBytes(4).toString('hex')
  const given = options['target'] as string | undefined
  const targets = given === undefined ? [] : loadTargets(given)
  for (const target of targets) mustBeOwn(target, options['iOwnThisServer'] === true)
  const crew = await crewFor(options)
  const folder = makeRunDirectory(String(options['out']), 'load', new Date())
  const live = new Live(process.stderr, process.env)
  const drain = drainSignal(live)
  const board = await boardOn(options['dashboard'] as number | undefined)
  const collector = options['otlp'] ? otlpExporter(String(options['otlp']), Date.now()) : undefined
  const result = await runPlan({
    ...{ plan, seed, targets, version: version(), drain: drain.signal },
    workers:
      crew?.shards ?? (options['workers'] as number | undefined) ?? Math.min(availableParallelism(), 8),
    ...(crew && { crew }),
    replayWords: replayWords(options),
    defects: (options['defect'] as string[] | undefined) ?? [],
    ...(options['fleet'] ? { fleetFile: String(options['fleet']) } : {}),
    onPhase: (phase) => live.phase(phase),
    onLive: (shown) => {
      live.show(shown)
      board?.show(shown)
      void collector?.send(shown)
    },
    onControl: (hurry) => {
      if (board) board.onRate = hurry
    },
    onViolation: ({ history }, file) => writeFileSync(join(folder, file), history),
  }).finally(() => crew?.close())
  drain.forget()
  live.clear()
  await board?.close()
  await collector?.send(result)
  writeReports(folder, result)
  if (collector && collector.failures > 0)
    process.stderr.write(`rollcall: the collector did not take ${collector.failures} exports\n`)
  if (options['json'] === true) process.stdout.write(`${JSON.stringify(result)}\n`)
  else {
    const colour = process.env['NO_COLOR'] === undefined && process.stdout.isTTY === true
    process.stdout.write(loadSummary(result, { colour }))
    process.stdout.write(`report  ${relative('.', join(folder, 'index.html'))}\n`)
  }
  return exitCodeOf(result)
}

/** The page, the result as JSON, and every second as comma-separated values. Throws UsageProblem for a full disk. */
function writeReports(folder: string, result: LoadResult): void {
  try {
    writeFileSync(join(folder, 'index.html'), loadPage(result))
    writeFileSync(join(folder, 'result.json'), `${JSON.stringify(result, null, 2)}\n`)
    writeFileSync(join(folder, 'series.csv'), seriesCsv(result))
  } catch (error) {
    throw new UsageProblem(`cannot write the reports in ${folder}: ${(error as Error).message}`)
  }
}

async function boardOn(port: number | undefined): Promise<Dashboard | undefined> {
  if (port === undefined) return undefined
  try {
    const board = await dashboard(port)
    process.stderr.write(`dashboard ${board.url}\n`)
    return board
  } catch (error) {
    throw new UsageProblem(`cannot show the dashboard on port ${port}: ${(error as Error).message}`)
  }
}

function exitCodeOf({ verdict }: LoadResult): number {
  return EXIT[verdict]
}

/** Load goes to this machine, or to a server that somebody says is theirs. */
function mustBeOwn({ endpoint }: Target, owned: boolean): void {
  if (owned || isLoopback(endpoint)) return
  throw new UsageProblem(
    `${endpoint} is not on this machine; load can bring it down, so say --i-own-this-server if it is yours`,
  )
}

/** The first SIGINT or SIGTERM drains, the second one stops at once. */
function drainSignal(live: Live): { signal: AbortSignal; forget: () => void } {
  const controller = new AbortController()
  const hear = () => {
    if (controller.signal.aborted) process.exit(EXIT.aborted)
    live.clear()
    process.stderr.write('Interrupted: what is open may end. Once more to stop at once.\n')
    controller.abort()
  }
  process.on('SIGINT', hear)
  process.on('SIGTERM', hear)
  return {
    signal: controller.signal,
    forget: () => {
      process.off('SIGINT', hear)
      process.off('SIGTERM', hear)
    },
  }
}
