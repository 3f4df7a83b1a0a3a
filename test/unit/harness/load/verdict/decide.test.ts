import { describe, expect, it } from 'vitest'
import { Tally } from '../../../../../harness/load/measure/tally.ts'
import { parseThreshold } from '../../../../../harness/load/plan/threshold.ts'
import { decide, type Grounds } from '../../../../../harness/load/verdict/decide.ts'
import { judgeGenerator } from '../../../../../harness/load/verdict/generator-health.ts'
import { judgeThreshold } from '../../../../../harness/load/verdict/thresholds.ts'

const FIT = { loopLagP99: 2, cpu: 0.5, gcPauseMax: 5, slip: 0, slipP99: 1, ports: 0.01, heapMiB: 100 }
const grounds: Grounds = {
  thresholds: [],
  generator: judgeGenerator([FIT]),
  violations: 0,
  judged: 10,
  disagreed: 0,
  ended: 10,
  lost: [],
  again: [],
}
const missed = (text: string) => ({ text, verdict: 'fail' as const, measured: '1', samples: 10 })
const throttled = judgeGenerator([FIT, { ...FIT, slip: 0.2, loopLagP99: 900 }])

describe('the verdict of a load run', () => {
  it.each([
    ['everything held', {}, 'pass'],
    ['a threshold was missed', { thresholds: [missed('session.p99 < 1ms')] }, 'thresholds'],
    ['a rule was broken', { violations: 1 }, 'fail'],
    [
      'a rule was broken and that is a threshold',
      { violations: 1, thresholds: [missed('identity.violations == 0')] },
      'thresholds',
    ],
    ['the generator did not keep up', { generator: throttled }, 'inconclusive'],
    [
      'the generator did not keep up, and a latency was missed',
      { generator: throttled, thresholds: [missed('session.p99 < 1ms')] },
      'inconclusive',
    ],
    ['the generator did not keep up, and a rule was broken', { generator: throttled, violations: 2 }, 'fail'],
    ['nothing ended', { ended: 0 }, 'inconclusive'],
    [
      'a threshold had no samples',
      { thresholds: [{ ...missed('package-3.p99 < 1s'), verdict: 'inconclusive' as const }] },
      'inconclusive',
    ],
    ['a worker was lost', { lost: ['worker 2: gone'] }, 'inconclusive'],
    ['a shard was played again', { again: ['shard 2: agent a was gone'] }, 'inconclusive'],
    ['somebody interrupted', { aborted: 'interrupted' }, 'aborted'],
  ])('%s', (_what, more, verdict) => {
    expect(decide({ ...grounds, ...more }).verdict).toBe(verdict)
  })

  it('says void where the generator is to blame', () => {
    expect(decide({ ...grounds, generator: throttled }).reason).toMatch(
      /^void: the generator was over budget/,
    )
  })
})

describe('a threshold', () => {
  const measured = (fill: (tally: Tally) => void) => {
    const tally = new Tally()
    fill(tally)
    return { tally, seconds: 10, identity: { judged: tally.accounts.complete, violations: 0 } }
  }

  it('is held against the percentile of its histogram, with the number of samples', () => {
    const given = measured((tally) => {
      for (let n = 1; n <= 100; n++) tally.latency('session').record(n)
    })
    expect(judgeThreshold(parseThreshold('session.p50 < 51ms'), given)).toMatchObject({
      verdict: 'pass',
      samples: 100,
    })
    expect(judgeThreshold(parseThreshold('session.p99 < 99ms'), given)).toMatchObject({ verdict: 'fail' })
  })

  it('without samples is inconclusive, also one that asks for nothing to have happened', () => {
    const given = measured(() => undefined)
    expect(judgeThreshold(parseThreshold('identity.violations == 0'), given).verdict).toBe('inconclusive')
    expect(judgeThreshold(parseThreshold('failed.rate < 1%'), given).verdict).toBe('inconclusive')
  })

  it('counts failures of every class', () => {
    const given = measured((tally) => {
      tally.accounts.complete = 95
      tally.accounts.failed = { 'http-503': 3, 'transport-timeout': 2 }
    })
    expect(judgeThreshold(parseThreshold('failed.rate < 5%'), given)).toMatchObject({
      verdict: 'fail',
      measured: '5.00 %',
    })
  })
})

describe('tallies', () => {
  it('of several workers add up to exactly what one had counted', () => {
    const one = new Tally()
    const parts = [new Tally(), new Tally()]
    for (let n = 0; n < 500; n++) {
      for (const tally of [one, parts[n % 2] as Tally]) {
        tally.latency('session').record(n * 1.7)
        tally.accounts.complete += 1
        tally.rungs['package-1'].sent += 1
      }
    }
    const merged = new Tally()
    for (const part of parts) merged.add(part.toData())
    for (const percent of [1, 50, 90, 99, 99.9]) {
      expect(merged.latency('session').percentile(percent)).toBe(one.latency('session').percentile(percent))
    }
    expect(merged.accounts).toEqual(one.accounts)
    expect(merged.rungs).toEqual(one.rungs)
  })
})
