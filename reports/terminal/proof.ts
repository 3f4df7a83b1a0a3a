import type { Counterexample, ProofResult, RuleRow } from '../../harness/verdict/proof.ts'
import { COUNTED, MARK, type Outcome, plural } from '../outcome.ts'
import { printable } from '../printable.ts'
import { type Paint, painter } from './style.ts'

/** Rules that held are shown in full only when there are few of them. */
const FEW = 12

/** The result of proving for people: the verdict, each proof step by step, what was never reached, and the counts. */
export function proofLines(
  result: ProofResult,
  options: { readonly colour: boolean; readonly reports: readonly string[]; readonly exit: number },
): string[] {
  const paint = painter(options.colour)
  const { rules, failures } = result
  const of = (verdict: Outcome) => rules.filter((row) => row.verdict === verdict)
  const width = Math.max(0, ...rules.map(({ rule }) => rule.length))
  const counts = (['pass', 'fail', 'inconclusive', 'unsupported'] as const).map((each) => {
    const text = `${of(each).length} ${COUNTED[each]}`
    return of(each).length > 0 ? paint(each, text) : paint('dim', text)
  })
  return [
    headLine(result, paint),
    '',
    ...heldLines(of('pass'), width, paint),
    ...failures.flatMap((each) => ['', ...proofBlock(each, paint)]),
    ...(of('inconclusive').length > 0
      ? ['', ...of('inconclusive').map((row) => openLine(row, result.runs, width, paint))]
      : []),
    ...(of('unsupported').length > 0
      ? [
          '',
          paint(
            'dim',
            `  ${MARK.unsupported} unsupported by this target: ${of('unsupported')
              .map(({ rule }) => rule)
              .join(', ')}`,
          ),
        ]
      : []),
    '',
    `  operations reached: ${
      Object.entries(result.reached)
        .map(([name, runs]) => `${name} in ${plural(runs, 'run')}`)
        .join(', ') || 'none'
    }`,
    `${paint(result.verdict, `${MARK[result.verdict]} ${result.verdict.toUpperCase()}`)}   ${printable(result.reason)}`,
    `  ${counts.join(' · ')}   exit ${options.exit}`,
    ...options.reports.map((each) => `  ${each}`),
  ]
}

function headLine({ target, seed, runs, sessions, seconds }: ProofResult, paint: Paint): string {
  const pace = seconds > 0 ? Math.round(sessions / seconds) : 0
  const defects = target.defects.length === 0 ? '' : `   defects ${target.defects.join(' ')}`
  return `${paint('bold', 'rollcall prove')}   target ${printable(target.name)}   seed ${printable(seed)}   ${plural(runs, 'run')}   ${plural(sessions, 'session')} judged (${pace}/s)${defects}`
}

function heldLines(rows: readonly RuleRow[], width: number, paint: Paint): string[] {
  const properties = rows.filter(({ rule }) => !rule.startsWith('matrix/'))
  const cells = rows.length - properties.length
  const lines = properties.map(
    ({ rule, runs, evaluated }) =>
      `  ${paint('pass', MARK.pass)} ${rule.padEnd(width)}  ${paint('dim', `${plural(runs, 'run')}, ${evaluated} evaluated`)}`,
  )
  const more =
    cells > 0 ? [`  ${paint('pass', MARK.pass)} ${plural(cells, 'cell')} of the identity matrix held`] : []
  if (rows.length <= FEW) return [...lines, ...more]
  const evaluated = properties.reduce((sum, row) => sum + row.evaluated, 0)
  return [
    `  ${paint('pass', MARK.pass)} ${properties.length} ${properties.length === 1 ? 'property' : 'properties'} held, ${evaluated} times evaluated`,
    ...more,
  ]
}

function openLine({ rule, title, violated }: RuleRow, runs: number, width: number, paint: Paint): string {
  const why =
    violated > 0
      ? `broken in ${plural(violated, 'run')}, not believed`
      : `never reached in ${plural(runs, 'run')}`
  return `  ${paint('inconclusive', MARK.inconclusive)} ${rule.padEnd(width)}  ${why} → inconclusive  ${paint('dim', title)}`
}

/** One proof: its world, its steps with what they proved, what happened without which evidence, and how to see it again. */
export function proofBlock(proof: Counterexample, paint: Paint): string[] {
  const { property, title, finding, steps, stepsBefore, world, dialect, bundle, again } = proof
  const { flaky, shown: often, performed } = proof
  const mark = flaky ? paint('inconclusive', MARK.inconclusive) : paint('fail', MARK.fail)
  const shrunk =
    stepsBefore === steps.length
      ? plural(steps.length, 'step')
      : `shrunk ${stepsBefore} → ${plural(steps.length, 'step')}`
  const width = Math.min(72, Math.max(0, ...steps.map(({ text }) => text.length)))
  return [
    `  ${mark} ${paint('bold', property)}  ${printable(title)}   ${paint('dim', `${shrunk}, ${dialect.content} with ${dialect.auth}`)}`,
    ...world.map((line) => `      ${paint('dim', printable(line))}`),
    ...steps.map(({ text, proven, revoked }, at) => {
      const learnt = [
        ...(proven.length > 0 ? [`proven: ${proven.join(', ')}`] : []),
        ...(revoked.length > 0 ? [`no longer: ${revoked.join(', ')}`] : []),
      ].join('   ')
      return `      ${at + 1}  ${printable(text).padEnd(width)}  ${paint('dim', learnt)}`.trimEnd()
    }),
    `      ${paint('fail', '→')}  ${printable(finding.message)}`,
    ...(finding.nearest === undefined ? [] : [`         nearest evidence: ${printable(finding.nearest)}`]),
    `         clause: identity matrix ${property.startsWith('matrix/') ? '§4.1' : '§3'} ${property}`,
    ...(flaky ? [`         it showed ${often} of ${performed} times: reported, not believed`] : []),
    ...(bundle === undefined ? [] : [`      replay  rollcall replay ${bundle}`]),
    ...(again === undefined ? [] : [`      again   rollcall ${printable(again)}`]),
  ]
}
