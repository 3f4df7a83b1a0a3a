import { CHECKS } from '../checks/index.ts'
import { Monitor, type Watched } from '../checks/monitor.ts'
import type { PlayHistory } from '../history/event.ts'
import { judgeOutcome } from './outcome.ts'
import type { CheckResult, PlayResult, Verdict } from './result.ts'

const BECAUSE = {
  performed: 'it happened, and properly',
  withheld: 'it was withheld',
  lawful: 'what happened was lawful',
} as const

/** Judges one play: a pure function of its history, so that it can be repeated on a stored one. */
export function judge(history: PlayHistory): PlayResult {
  const { header, events } = history
  const monitor = new Monitor(header, CHECKS)
  const performed = events.flatMap((event) => monitor.take(event)).map((judged) => judged.performed)
  const checks = [judgeOutcome(history, performed), ...monitor.end().map(resultOf)]
  const { verdict, reason } = weigh(checks, header, struckBy(events))
  const { play, scenario, title, purpose, dialect, replay, expectation } = header
  const { useCase, variation, proves } = expectation
  return {
    ...{ play, scenario, title, purpose, useCase, variation, dialect, proves, replay },
    ...{ verdict, reason, checks, events: events.length },
  }
}

/** What a check found, as a result. */
export function resultOf({ id, title, evaluated, findings, problem }: Watched): CheckResult {
  if (problem) {
    const reason = `the check itself failed: ${problem.message}`
    return { check: id, title, verdict: 'error', evaluated: 0, findings: [], reason }
  }
  const verdict: Verdict = findings.length > 0 ? 'fail' : evaluated > 0 ? 'pass' : 'inconclusive'
  const reason = verdict === 'inconclusive' ? { reason: 'nothing in this play put it to the test' } : {}
  return { check: id, title, verdict, evaluated, findings, ...reason }
}

/** The fault that was put on the line on purpose and kept an exchange from being what it was; delays do not. */
function struckBy(events: PlayHistory['events']): string | undefined {
  const struck = events.find(
    (event) => event.kind === 'wire.fault' && event.injected && !/^(latency|slow-body)$/.test(event.fault),
  )
  return struck?.kind === 'wire.fault' ? `${struck.fault} at ${struck.detail}` : undefined
}

/** A finding fails the play; a broken script or check is an error; a property that went untested leaves it open. */
function weigh(
  checks: readonly CheckResult[],
  { threw, expectation }: PlayHistory['header'],
  struck: string | undefined,
): { verdict: Verdict; reason: string } {
  // A script that broke off did not come to what it is about, and where a line was cut on purpose, what did not happen says
  // nothing about the target; what happened without its proof still counts.
  const failed = (threw === undefined ? checks : checks.slice(1)).filter(
    ({ verdict, check }) => verdict === 'fail' && !(struck !== undefined && check.startsWith('LV-')),
  )
  if (failed.length > 0) {
    const first = failed[0]?.findings[0]
    const more = failed.length > 1 ? ` (and ${failed.length - 1} more properties)` : ''
    return { verdict: 'fail', reason: `${first?.property}: ${first?.message}${more}` }
  }
  if (struck !== undefined && (threw !== undefined || checks.some(({ verdict }) => verdict === 'fail')))
    return { verdict: 'inconclusive', reason: `a fault was put on the line: ${struck}` }
  if (threw !== undefined) return { verdict: 'error', reason: threw }
  const broken = checks.find(({ verdict }) => verdict === 'error')
  if (broken) return { verdict: 'error', reason: `${broken.check}: ${broken.reason}` }
  const byName = new Map(checks.map((each) => [each.check, each]))
  const untested = expectation.proves.filter((id) => (byName.get(id)?.evaluated ?? 0) === 0)
  if (untested.length > 0)
    return { verdict: 'inconclusive', reason: `not put to the test: ${untested.join(', ')}` }
  if (checks[0]?.verdict === 'inconclusive')
    return { verdict: 'inconclusive', reason: checks[0].reason ?? '' }
  return {
    verdict: 'pass',
    reason: BECAUSE[expectation.outcome],
  }
}
