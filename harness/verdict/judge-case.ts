import type { PlayHeader, PlayHistory } from '../history/event.ts'
import { type ConformanceCase, isBinding } from '../stage/conformance/case.ts'
import { dialectFindings } from '../stage/conformance/deviations.ts'
import type { Expected } from '../stage/conformance/expect/expected.ts'
import { Transcript } from '../stage/conformance/transcript.ts'
import type { CheckResult, PlayResult, Verdict } from './result.ts'

/** Judges one play of a conformance case: what the case expects, and what of the dialect deviates beside it. */
export function judgeCase(definition: ConformanceCase, { header, events }: PlayHistory): PlayResult {
  const transcript = new Transcript(events)
  const expected = 'expect' in definition ? definition.expect : []
  const strict = header.conformance?.strict === true
  const checks = expected.map((each, place) => evaluate(definition, each, place, transcript))
  const tolerated = new Set(header.conformance?.tolerances)
  const dialect = dialectFindings(transcript, definition.side)
  const counted = dialect.filter(({ message }) => !tolerated.has(message.split(':')[0] ?? ''))
  const deviates: CheckResult = {
    check: 'dialect',
    title: 'The dialect is that of the standard',
    verdict:
      counted.length > 0 && strict ? 'fail' : transcript.exchanges.length > 0 ? 'pass' : 'inconclusive',
    evaluated: transcript.exchanges.length,
    findings: strict ? counted : dialect,
    ...(dialect.length > 0 && !strict && { reason: `${dialect.length} deviations were tolerated` }),
  }
  const { verdict, reason } = weigh([...checks, deviates], checks, header)
  return {
    ...unplayedCase(definition, header, verdict, reason),
    checks: [...checks, deviates],
    events: events.length,
  }
}

/** What every play of a case has, played or not. */
export function unplayedCase(
  definition: ConformanceCase,
  { play, dialect, replay }: Pick<PlayHeader, 'play' | 'dialect' | 'replay'>,
  verdict: PlayResult['verdict'],
  reason: string,
): PlayResult {
  const { id, purpose, level, clause, side } = definition
  const area = id.split('/').slice(0, -1).join('/')
  return {
    ...{ play, scenario: id, title: `${level} ${clause}`, purpose, dialect, replay, verdict, reason },
    ...{ useCase: `conformance ${side}`, variation: `${isBinding(level) ? 'MUST' : 'SHOULD'} ${area}` },
    ...{ proves: [clause], checks: [], events: 0 },
  }
}

function evaluate(
  { id, level, clause }: ConformanceCase,
  expected: Expected,
  place: number,
  transcript: Transcript,
): CheckResult {
  const named = { check: `${id}#${place + 1}`, title: expected.name }
  try {
    const { evaluated, found } = expected.evaluate(transcript)
    const findings = found.map(({ message, seq }) => ({
      property: `${level} ${clause}`,
      message: `${expected.name}: ${message}`,
      seq,
    }))
    const verdict: Verdict = findings.length > 0 ? 'fail' : evaluated > 0 ? 'pass' : 'inconclusive'
    const reason = verdict === 'inconclusive' ? { reason: 'nothing in this play showed it' } : {}
    return { ...named, verdict, evaluated, findings, ...reason }
  } catch (error) {
    return { ...named, verdict: 'error', evaluated: 0, findings: [], reason: (error as Error).message }
  }
}

function weigh(
  all: readonly CheckResult[],
  own: readonly CheckResult[],
  { threw, conformance }: PlayHeader,
): { verdict: Verdict; reason: string } {
  const failed = all.find(({ verdict }) => verdict === 'fail')
  if (failed) return { verdict: 'fail', reason: failed.findings[0]?.message ?? failed.title }
  if (threw !== undefined) return { verdict: 'error', reason: threw }
  if (conformance?.unreached !== undefined) return { verdict: 'inconclusive', reason: conformance.unreached }
  const broken = own.find(({ verdict }) => verdict === 'error')
  if (broken) return { verdict: 'error', reason: `${broken.title}: ${broken.reason}` }
  const open = own.find(({ verdict }) => verdict === 'inconclusive')
  if (open) return { verdict: 'inconclusive', reason: `not seen: ${open.title}` }
  if (own.length === 0) return { verdict: 'inconclusive', reason: 'the case expects nothing' }
  return { verdict: 'pass', reason: own.map(({ title }) => title).join('; ') }
}
