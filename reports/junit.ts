import { writeFileSync } from 'node:fs'
import type { PlayResult, RunResult } from '../harness/verdict/result.ts'
import type { Reporter } from './reporter.ts'
import { group } from './terminal/summary.ts'

/** `junit.xml`: a suite for each scenario, a case for each dialect. */
export function junit(path: string): Reporter {
  return { end: (result) => writeFileSync(path, junitXml(result)) }
}

/** Characters that XML 1.0 does not have are left out; the rest is escaped. */
function text(value: string): string {
  const legal = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return legal
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/**
 * Inconclusive counts as an error of type `inconclusive`, because a build must not be green on it; unsupported is skipped,
 * because nothing was promised.
 */
export function junitXml({ plays, counts }: RunResult): string {
  const suites = [...group(plays)].map(([scenario, of]) => {
    const tally = (verdict: PlayResult['verdict']) => of.filter((play) => play.verdict === verdict).length
    const errors = tally('error') + tally('inconclusive')
    const head = `name="${text(scenario)}" tests="${of.length}" failures="${tally('fail')}" errors="${errors}" skipped="${tally('unsupported')}"`
    return `  <testsuite ${head}>\n${of.map(testCase).join('')}  </testsuite>\n`
  })
  const errors = counts.error + counts.inconclusive
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="rollcall" tests="${plays.length}" failures="${counts.fail}" errors="${errors}" skipped="${counts.unsupported}">\n${suites.join('')}</testsuites>\n`
}

function testCase(play: PlayResult): string {
  const head = `    <testcase classname="${text(play.scenario)}" name="${text(play.play)}"`
  if (play.verdict === 'pass') return `${head}/>\n`
  const details = play.checks
    .flatMap(({ findings }) => findings)
    .map(
      ({ property, message, seq, nearest }) =>
        `${property}: ${message} (event ${seq})${nearest ? `; nearest: ${nearest}` : ''}`,
    )
  const body = text([...details, `replay: rollcall ${play.replay}`].join('\n'))
  const message = text(play.reason)
  const inner =
    play.verdict === 'unsupported'
      ? `<skipped message="${message}"/>`
      : play.verdict === 'fail'
        ? `<failure message="${message}" type="${text(play.checks.flatMap(({ findings }) => findings)[0]?.property ?? '')}">${body}</failure>`
        : `<error message="${message}" type="${play.verdict}">${body}</error>`
  return `${head}>${inner}</testcase>\n`
}
