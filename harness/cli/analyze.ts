import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { summary } from '../../reports/terminal/summary.ts'
import { loadCases } from '../farm/conformance/catalogue.ts'
import type { PlayHistory } from '../history/event.ts'
import { readHistory } from '../history/reader.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT, exitCodeOf } from '../verdict/exit-code.ts'
import { judge } from '../verdict/judge.ts'
import { judgeCase } from '../verdict/judge-case.ts'
import { besideTwins, verdictOf } from '../verdict/judge-run.ts'
import type { PlayResult, RunResult } from '../verdict/result.ts'
import { version } from './version.ts'

/** `rollcall analyze [folder]`: judges a stored history again, by the checks of today. */
export async function analyze(options: Record<string, unknown>, folder?: string): Promise<number> {
  const path = historyIn(folder ?? join(String(options['out']), 'run', 'latest'))
  const results: PlayResult[] = []
  const twins = new Map<string, string | undefined>()
  let seed = ''
  const plays = readHistory(path)
  let step = await plays.next()
  for (; !step.done; step = await plays.next()) {
    const { header } = step.value
    seed ||= header.seed.split('/')[0] ?? ''
    twins.set(header.scenario, header.expectation.twin)
    results.push(await judged(step.value))
  }
  const { damaged } = step.value
  const settled = besideTwins(results, (scenario) => twins.get(scenario))
  const { verdict, reason, counts } = verdictOf(settled)
  const result: RunResult = {
    ...{ schema: 'rollcall-result/1', command: 'analyze', version: version(), seed, plays: settled, counts },
    target: { name: path, endpoint: '', defects: [] },
    verdict: damaged !== undefined && verdict === 'pass' ? 'inconclusive' : verdict,
    reason:
      damaged === undefined
        ? reason
        : `the history is damaged after ${settled.length} plays (${damaged}); ${reason}`,
  }
  if (options['json']) process.stdout.write(`${JSON.stringify(result)}\n`)
  else {
    const colour = process.env['NO_COLOR'] === undefined && process.stdout.isTTY === true
    await summary(process.stdout, { colour, reports: [] }).end(result, () => readHistory(path))
  }
  return damaged !== undefined && verdict === 'pass' ? EXIT.inconclusive : exitCodeOf(result.verdict)
}

function historyIn(folder: string): string {
  for (const name of [join(folder, 'history.ndjson.gz'), folder]) {
    if (existsSync(name) && name.endsWith('.gz')) return realpathSync(name)
  }
  throw new UsageProblem(
    `there is no history in ${folder}; rollcall run makes one, or name the folder of a run`,
  )
}

/** A scenario is judged by the checks of today, a conformance case by what it expects today. */
async function judged(history: PlayHistory): Promise<PlayResult> {
  const { conformance, scenario } = history.header
  if (!conformance) return judge(history)
  const id = scenario.replace(/-at-the-end$/, '')
  const definition = (await loadCases(conformance.side)).find((each) => each.id === id)
  if (definition) return judgeCase({ ...definition, id: scenario }, history)
  throw new UsageProblem(`the history holds ${scenario}, which is no conformance case any more`)
}
