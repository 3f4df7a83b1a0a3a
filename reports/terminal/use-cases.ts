import type { PlayResult } from '../../harness/verdict/result.ts'
import { MARK, OUTCOMES, plural } from '../outcome.ts'
import { byVariation, nameOf } from '../overview/scenarios.ts'
import type { Paint } from './style.ts'

/** One line for each variation of each use case: scenarios, plays by outcome, and how much was evaluated. */
export function useCaseLines(plays: readonly PlayResult[], paint: Paint): string[] {
  let before: string | undefined
  const groups = byVariation(plays)
  const width = Math.max(0, ...groups.map(({ useCase, variation }) => nameOf(useCase, variation).length))
  return groups.flatMap(({ useCase, variation, scenarios }) => {
    const head = useCase === before ? [] : ['', `  ${paint('bold', `Use case ${nameOf(useCase)}`)}`]
    before = useCase
    const of = scenarios.flatMap((each) => each.plays)
    const tally = OUTCOMES.map((each) => [each, of.filter(({ verdict }) => verdict === each).length] as const)
      .filter(([, count]) => count > 0)
      .map(([each, count]) => paint(each, `${MARK[each]} ${count}`))
    const evaluated = of.flatMap(({ checks }) => checks).reduce((sum, each) => sum + each.evaluated, 0)
    const size = `${plural(scenarios.length, 'scenario')}, ${evaluated} evaluated`
    return [
      ...head,
      `    ${nameOf(useCase, variation).padEnd(width)} ${tally.join('  ')}  ${paint('dim', size)}`,
    ]
  })
}
