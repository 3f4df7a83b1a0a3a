import { writeFileSync } from 'node:fs'
import type { PlayResult, RunResult } from '../harness/verdict/result.ts'
import { findingsOf } from './overview/failures.ts'
import { type ScenarioPlays, scenariosOf } from './overview/scenarios.ts'
import type { Reporter } from './reporter.ts'

/** `junit.xml`: a suite for each scenario, a case for each dialect. */
export function junit(path: string): Reporter {
  return { end: (result) => writeFileSync(path, junitXml(result)) }
}

/**
 * The result as JUnit XML. JUnit knows four outcomes and we have five: `fail` is a failure of the property's type;
 * `error` is an error of type `error`; `inconclusive` is an error of type `inconclusive`, because a build must not be
 * green on what nobody judged; `unsupported` is skipped with its reason, because nothing was promised.
 */
export function junitXml({ plays, counts, command, seed }: RunResult): string {
  const tests = `tests="${plays.length}" failures="${counts.fail}" errors="${counts.error + counts.inconclusive}" skipped="${counts.unsupported}"`
  const suites = scenariosOf(plays).map((scenario) => suite(scenario, seed))
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="rollcall ${attribute(command)}" ${tests}>
${suites.join('')}</testsuites>
`
}

function suite({ scenario, title, plays }: ScenarioPlays, seed: string): string {
  const tally = (verdict: PlayResult['verdict']) => plays.filter((play) => play.verdict === verdict).length
  const tests = `tests="${plays.length}" failures="${tally('fail')}" errors="${tally('error') + tally('inconclusive')}" skipped="${tally('unsupported')}"`
  const properties = `    <properties>
      <property name="title" value="${attribute(title)}"/>
      <property name="seed" value="${attribute(seed)}"/>
    </properties>
`
  return `  <testsuite name="${attribute(scenario)}" ${tests}>\n${properties}${plays.map(testCase).join('')}  </testsuite>\n`
}

function testCase(play: PlayResult): string {
  const head = `    <testcase classname="${attribute(play.scenario)}" name="${attribute(play.play)}"`
  return play.verdict === 'pass' ? `${head}/>\n` : `${head}>\n      ${outcome(play)}\n    </testcase>\n`
}

function outcome(play: PlayResult): string {
  const { verdict, reason, replay } = play
  const message = `message="${attribute(reason)}"`
  if (verdict === 'unsupported') return `<skipped ${message}/>`
  const findings = findingsOf(play)
  const lines = findings.map(
    ({ property, message: said, seq, nearest }) =>
      `${property}: ${said} (event ${seq})${nearest === undefined ? '' : `; nearest evidence: ${nearest}`}`,
  )
  const body = text([...lines, `replay: rollcall ${replay}`].join('\n'))
  if (verdict === 'fail')
    return `<failure ${message} type="${attribute(findings[0]?.property ?? 'fail')}">${body}</failure>`
  return `<error ${message} type="${verdict}">${body}</error>`
}

/** Text of an element: markup escaped, characters that XML 1.0 does not have left out. */
function text(value: string): string {
  return value
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

/** The same in double quotes, where a reader would make blanks of line breaks. */
const attribute = (value: string) =>
  text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
