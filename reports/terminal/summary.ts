import type { RunResult } from '../../harness/verdict/result.ts'
import { COUNTED, MARK, type Outcome, plural } from '../outcome.ts'
import { failuresOf } from '../overview/failures.ts'
import { notEvaluated } from '../overview/not-evaluated.ts'
import { printable } from '../printable.ts'
import type { Reporter } from '../reporter.ts'
import { failureBlock } from './failure-block.ts'
import type { Terminal } from './progress.ts'
import { type Paint, painter } from './style.ts'
import { useCaseLines } from './use-cases.ts'

/** Blocks that are shown; the report has all of them. */
const MOST_BLOCKS = 10

const ORDER: readonly Outcome[] = ['pass', 'fail', 'inconclusive', 'error', 'unsupported']

/** The result for people: the verdict first, use cases, what has to be looked at, what was not evaluated, where to read on. */
export function summary(out: Terminal, options: { colour: boolean; reports: readonly string[] }): Reporter {
  const paint = painter(options.colour)
  return {
    end: (result) => {
      const lines = [
        ...verdictLines(result, paint),
        ...useCaseLines(result.plays, paint),
        ...failureLines(result, paint),
        ...notEvaluatedLines(result, paint),
        '',
        ...options.reports.map((each) => `  ${each}`),
      ]
      out.write(`${lines.join('\n').trimEnd()}\n`)
    },
  }
}

function verdictLines({ verdict, reason, counts, seed, target }: RunResult, paint: Paint): string[] {
  const tally = ORDER.map((each) => {
    const text = `${counts[each]} ${COUNTED[each]}`
    return counts[each] > 0 ? paint(each, text) : paint('dim', text)
  })
  const defects = target.defects.length === 0 ? '' : `   defects ${target.defects.join(' ')}`
  return [
    '',
    `${paint(verdict, `${MARK[verdict]} ${verdict.toUpperCase()}`)}   ${tally.join(' · ')}`,
    `  ${printable(reason)}`,
    paint('dim', `  target ${printable(target.name)}   seed ${printable(seed)}${defects}`),
  ]
}

function failureLines({ plays }: RunResult, paint: Paint): string[] {
  const failures = failuresOf(plays)
  const blocks = failures.slice(0, MOST_BLOCKS).flatMap((each) => ['', ...failureBlock(each, paint)])
  const more = failures.length - MOST_BLOCKS
  return more > 0 ? [...blocks, '', `  … and ${plural(more, 'more scenario')} in the report`] : blocks
}

function notEvaluatedLines(result: RunResult, paint: Paint): string[] {
  const { properties, unsupported, inconclusive } = notEvaluated(result)
  const ids = properties.map(({ check }) => check).join(', ')
  const lines = [
    ...(ids === '' ? [] : [`    properties that no play put to the test: ${ids}`]),
    ...inconclusive.map(
      ({ reason, plays }) =>
        `    ${plural(plays.length, 'play')} that could not be judged: ${printable(reason)}`,
    ),
    ...unsupported.map(
      ({ reason, plays }) => `    ${plural(plays.length, 'play')} unsupported: ${printable(reason)}`,
    ),
  ]
  return [
    '',
    `  ${paint('bold', 'Not evaluated')}`,
    ...(lines.length > 0 ? lines : ['    nothing was left out']),
  ]
}
