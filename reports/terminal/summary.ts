import type { PlayResult, RunResult } from '../../harness/verdict/result.ts'
import type { Reporter } from '../reporter.ts'
import type { Terminal } from './progress.ts'
import { MARK, type Paint, painter } from './style.ts'

/** Failure blocks that are shown in full; the report has all of them. */
const MOST_BLOCKS = 10

/** The result for people: scenarios, failures with all that belongs to them, what was not evaluated, and last the verdict. */
export function summary(out: Terminal, options: { colour: boolean; reports: readonly string[] }): Reporter {
  const paint = painter(options.colour)
  return {
    end: (result) => {
      const lines = [
        '',
        ...scenarioLines(result.plays, paint),
        ...failureBlocks(result.plays, paint),
        ...notEvaluated(result, paint),
        '',
        verdictLine(result, paint),
        ...options.reports.map((each) => `  ${each}`),
      ]
      out.write(`${lines.join('\n')}\n`)
    },
  }
}

/** One line for each scenario, with its dialects side by side. */
function scenarioLines(plays: readonly PlayResult[], paint: Paint): string[] {
  return [...group(plays)].map(([scenario, of]) => {
    const marks = of.map(({ verdict }) => paint(verdict, MARK[verdict])).join('')
    const evaluated = of.reduce(
      (sum, { checks }) => sum + checks.reduce((n, each) => n + each.evaluated, 0),
      0,
    )
    return `  ${marks}  ${scenario.padEnd(56)} ${paint('dim', `${evaluated} evaluated`)}`
  })
}

export function group(plays: readonly PlayResult[]): Map<string, PlayResult[]> {
  const groups = new Map<string, PlayResult[]>()
  for (const play of plays) groups.set(play.scenario, [...(groups.get(play.scenario) ?? []), play])
  return groups
}

function failureBlocks(plays: readonly PlayResult[], paint: Paint): string[] {
  const bad = plays.filter(
    ({ verdict }) => verdict === 'fail' || verdict === 'error' || verdict === 'inconclusive',
  )
  const blocks = bad.slice(0, MOST_BLOCKS).flatMap((play) => block(play, paint))
  const more = bad.length - MOST_BLOCKS
  return more > 0 ? [...blocks, '', `  … and ${more} more in the report`] : blocks
}

function block({ play, verdict, purpose, reason, checks, replay }: PlayResult, paint: Paint): string[] {
  const findings = checks.flatMap((each) => each.findings)
  const lines = findings
    .slice(0, 5)
    .flatMap(({ property, message, seq, nearest }) => [
      `    ${paint('bold', property)}  ${message}  ${paint('dim', `event ${seq}`)}`,
      ...(nearest ? [`      nearest: ${nearest}`] : []),
    ])
  const said = findings.length === 0 ? [`    ${reason}`] : lines
  return [
    '',
    `  ${paint(verdict, MARK[verdict])} ${paint('bold', play)}`,
    `    ${purpose}`,
    ...said,
    `    replay  rollcall ${replay}`,
  ]
}

function notEvaluated({ plays, counts }: RunResult, paint: Paint): string[] {
  const never = neverEvaluated(plays)
  const unsupported = [
    ...new Set(plays.filter(({ verdict }) => verdict === 'unsupported').map(({ reason }) => reason)),
  ]
  const lines = [
    ...(never.length > 0 ? [`    properties that nothing put to the test: ${never.join(', ')}`] : []),
    ...(counts.unsupported > 0 ? [`    ${counts.unsupported} plays unsupported:`] : []),
    ...unsupported.map((reason) => `      ${reason}`),
  ]
  return ['', `  ${paint('bold', 'Not evaluated')}`, ...(lines.length > 0 ? lines : ['    nothing'])]
}

/** Checks that no play of the run put to the test. */
export function neverEvaluated(plays: readonly PlayResult[]): string[] {
  const evaluated = new Map<string, number>()
  for (const { checks } of plays) {
    for (const each of checks) evaluated.set(each.check, (evaluated.get(each.check) ?? 0) + each.evaluated)
  }
  return [...evaluated].filter(([, times]) => times === 0).map(([id]) => id)
}

function verdictLine({ verdict, counts, seed, reason }: RunResult, paint: Paint): string {
  const tally = `${counts.pass} passed · ${counts.fail} failed · ${counts.inconclusive} inconclusive · ${counts.error} errors · ${counts.unsupported} unsupported`
  return `${paint(verdict, `${MARK[verdict]} ${verdict.toUpperCase()}`)}   ${tally}   seed ${seed}\n  ${reason}`
}
