import type { PlayHistory, Stamped } from '../history/event.ts'
import type { Performed } from '../identity/operation.ts'
import type { CheckResult, Finding } from './result.ts'

const TITLE = {
  performed: 'The properly identified case succeeds',
  withheld: 'What lacks proof does not happen',
  lawful: 'Whatever happens has its proof',
} as const

/**
 * Judges what the scenario is about: did the guarded operation happen, or was it withheld although somebody really tried?
 * `performed` is LV-01; `withheld` has a name of its own, because it says nothing without its twin.
 */
export function judgeOutcome({ header, events }: PlayHistory, operations: readonly Performed[]): CheckResult {
  const { guarded, outcome, breaks, proves } = header.expectation
  const marked = events.findLast((event) => event.kind === 'attack' && event.name === 'from-here')?.seq ?? -1
  const happened = operations.filter(
    ({ operation, event }) => operation === guarded && event.seq > (outcome === 'withheld' ? marked : -1),
  )
  const title = TITLE[outcome]
  if (outcome === 'lawful')
    return { check: 'lawful', title, verdict: 'pass', evaluated: operations.length, findings: [] }
  if (outcome === 'performed') {
    const findings: Finding[] =
      happened.length > 0
        ? []
        : [
            {
              property: 'LV-01',
              message: `${guarded} did not happen: ${why(events)}`,
              seq: events.length - 1,
            },
          ]
    return { check: 'LV-01', title, verdict: findings.length > 0 ? 'fail' : 'pass', evaluated: 1, findings }
  }
  const attempts = events.filter((event) => isAttempt(event, marked)).length
  const findings = happened.map(
    ({ event }): Finding => ({
      property: breaks ?? proves[0] ?? 'withheld',
      message: `${guarded} happened although ${header.title.toLowerCase()}`,
      seq: event.seq,
    }),
  )
  const verdict = findings.length > 0 ? 'fail' : attempts > 0 ? 'pass' : 'inconclusive'
  const reason = verdict === 'inconclusive' ? { reason: 'nobody tried: the target was never tempted' } : {}
  return { check: 'withheld', title, verdict, evaluated: attempts, findings, ...reason }
}

/** The last thing that somebody said no to. */
function why(events: readonly Stamped[]): string {
  const event = events.findLast(
    ({ kind }) => kind === 'bs.refused' || kind === 'dm.close' || kind === 'order',
  )
  if (event?.kind === 'bs.refused') return `the phone refused: ${event.reason}`
  if (event?.kind === 'dm.close') return `the session ended ${event.outcome}: ${event.reason}`
  if (event?.kind === 'order')
    return `the target answered ${event.status || 'nothing'} to '${event.name}': ${event.detail}`
  return 'nothing led to it'
}

/** Orders that the target heard, sessions, attacks, and documents and cards that a phone had to say no to. */
function isAttempt(event: Stamped, marked: number): boolean {
  switch (event.kind) {
    case 'bs.refused':
    case 'sim.rejected':
      return true
    case 'dm.open':
    case 'portal.order':
    case 'pc.connect':
      return event.seq > marked
    case 'order':
      return event.seq > marked && event.name !== 'log' && event.status > 0
    case 'attack':
      return event.seq > marked && event.name !== 'from-here'
    default:
      return false
  }
}
