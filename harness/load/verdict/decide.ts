import type { HealthCheck, LoadResult, ThresholdResult } from '../../verdict/load-result.ts'

export interface Grounds {
  readonly thresholds: readonly ThresholdResult[]
  readonly generator: readonly HealthCheck[]
  readonly violations: number
  readonly judged: number
  readonly disagreed: number
  readonly ended: number
  readonly lost: readonly string[]
  readonly again: readonly string[]
  readonly aborted?: string
}

/**
 * The verdict of a load run. A violation of identity is one however fast it was found; everything else is only worth
 * saying when the generator itself was fit to measure it, and no part of the fleet is missing.
 */
export function decide(grounds: Grounds): Pick<LoadResult, 'verdict' | 'reason'> {
  const { thresholds, generator, violations, judged, ended, lost, again, aborted } = grounds
  const missed = thresholds.filter(({ verdict }) => verdict === 'fail')
  const aboutIdentity = missed.find(({ text }) => text.startsWith('identity.'))
  if (aboutIdentity)
    return { verdict: 'thresholds', reason: `${aboutIdentity.text}: ${aboutIdentity.measured}` }
  if (violations > 0)
    return { verdict: 'fail', reason: `${violations} of ${judged} judged sessions broke a rule of identity` }
  if (grounds.disagreed > 0)
    return {
      verdict: 'inconclusive',
      reason: `${grounds.disagreed} sessions were judged otherwise the second time`,
    }
  if (aborted !== undefined) return { verdict: 'aborted', reason: aborted }
  if (lost.length > 0) return { verdict: 'inconclusive', reason: `a part of the fleet was lost: ${lost[0]}` }
  if (again.length > 0)
    return { verdict: 'inconclusive', reason: `void: the load was not as planned; ${again[0]}` }
  const unfit = generator.find(({ ok }) => !ok)
  if (unfit) {
    const { name, measured, limit } = unfit
    return {
      verdict: 'inconclusive',
      reason: `void: the generator was over budget, ${name} ${measured} where ${limit} is allowed`,
    }
  }
  if (ended === 0) return { verdict: 'inconclusive', reason: 'no session came to an end' }
  const [first] = missed
  if (first) return { verdict: 'thresholds', reason: `${first.text}: ${first.measured}` }
  const untested = thresholds.find(({ verdict }) => verdict === 'inconclusive')
  if (untested) return { verdict: 'inconclusive', reason: `${untested.text}: no samples` }
  const held = thresholds.length === 0 ? 'no thresholds were set' : `all ${thresholds.length} thresholds held`
  return { verdict: 'pass', reason: `${held}; ${judged} sessions judged, no violation` }
}
