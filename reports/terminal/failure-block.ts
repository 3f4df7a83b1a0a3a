import { MARK } from '../outcome.ts'
import { type Failure, repeatedFindingsOf } from '../overview/failures.ts'
import { dialectOf } from '../overview/scenarios.ts'
import { printable } from '../printable.ts'
import type { Paint } from './style.ts'

/** Findings that are shown of one play, and events of one finding. */
const MOST = 4

/** One scenario to look at, with all that belongs to it: what it proves, findings, nearest evidence, replay line. */
export function failureBlock(failure: Failure, paint: Paint): string[] {
  const { lead, purpose } = failure
  const findings = repeatedFindingsOf(lead)
  const lines = findings
    .slice(0, MOST)
    .flatMap(({ property, message, seqs, nearest }) => [
      `    ${paint('bold', property)}  ${printable(message)}  ${paint('dim', eventWords(seqs))}`,
      ...(nearest === undefined ? [] : [`      nearest: ${printable(nearest)}`]),
    ])
  const more = findings.length > MOST ? [`    … and ${findings.length - MOST} more findings`] : []
  return [
    `  ${paint(lead.verdict, MARK[lead.verdict])} ${paint('bold', lead.scenario)}  ${paint('dim', dialectWords(failure))}`,
    `    ${printable(purpose)}`,
    ...(findings.length === 0 ? [`    ${lead.verdict}: ${printable(lead.reason)}`] : lines),
    ...more,
    `    replay  rollcall ${printable(lead.replay)}`,
  ]
}

/** `event 7`, `events 7, 9, 11, 12 and 3 more`. */
export function eventWords(seqs: readonly number[]): string {
  if (seqs.length === 1) return `event ${seqs[0]}`
  const more = seqs.length > MOST ? ` and ${seqs.length - MOST} more` : ''
  return `events ${seqs.slice(0, MOST).join(', ')}${more}`
}

function dialectWords({ lead, others, plays }: Failure): string {
  const open = [lead, ...others]
  if (open.length === plays.length && open.every(({ verdict }) => verdict === lead.verdict))
    return plays.length === 1 ? dialectOf(lead) : `all ${plays.length} dialects`
  const named = open.map((each) => `${MARK[each.verdict]} ${dialectOf(each)}`).join('  ')
  return `${open.length} of ${plays.length} dialects: ${named}`
}
