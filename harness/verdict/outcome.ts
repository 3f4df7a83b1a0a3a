import type { View } from '../checks/view.ts'
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
export function judgeOutcome(view: View): CheckResult {
  const { guarded, outcome, breaks, proves } = view.header.expectation
  const marked = view.of('attack').find(({ name }) => name === 'from-here')?.seq ?? -1
  const happened = view.operations.filter(
    ({ operation, event }) => operation === guarded && event.seq > (outcome === 'withheld' ? marked : -1),
  )
  const title = TITLE[outcome]
  if (outcome === 'lawful')
    return { check: 'lawful', title, verdict: 'pass', evaluated: view.operations.length, findings: [] }
  if (outcome === 'performed') {
    const findings: Finding[] =
      happened.length > 0
        ? []
        : [
            {
              property: 'LV-01',
              message: `${guarded} did not happen: ${why(view)}`,
              seq: view.events.length - 1,
            },
          ]
    return { check: 'LV-01', title, verdict: findings.length > 0 ? 'fail' : 'pass', evaluated: 1, findings }
  }
  const attempts =
    view.attempts.filter(({ seq }) => seq > marked).length +
    view.of('bs.refused').length +
    view.of('sim.rejected').length
  const findings = happened.map(
    ({ event }): Finding => ({
      property: breaks ?? proves[0] ?? 'withheld',
      message: `${guarded} happened although ${view.header.title.toLowerCase()}`,
      seq: event.seq,
    }),
  )
  const verdict = findings.length > 0 ? 'fail' : attempts > 0 ? 'pass' : 'inconclusive'
  const reason = verdict === 'inconclusive' ? { reason: 'nobody tried: the target was never tempted' } : {}
  return { check: 'withheld', title, verdict, evaluated: attempts, findings, ...reason }
}

/** The last thing that somebody said no to. */
function why(view: View): string {
  const event = view.events.findLast(
    ({ kind }) => kind === 'bs.refused' || kind === 'dm.close' || kind === 'order',
  )
  if (event?.kind === 'bs.refused') return `the phone refused: ${event.reason}`
  if (event?.kind === 'dm.close') return `the session ended ${event.outcome}: ${event.reason}`
  if (event?.kind === 'order')
    return `the target answered ${event.status || 'nothing'} to '${event.name}': ${event.detail}`
  return 'nothing led to it'
}
