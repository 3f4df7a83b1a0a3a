import { describe, expect, it } from 'vitest'
import { sarifOf } from '../../../reports/sarif.ts'
import { RUN } from '../../golden/reports/fixture.ts'

interface Log {
  readonly version: string
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly invocations: readonly { readonly executionSuccessful: boolean }[]
    readonly results: readonly {
      readonly ruleId: string
      readonly ruleIndex?: number
      readonly kind: string
      readonly level: string
      readonly partialFingerprints: Record<string, string>
    }[]
  }[]
}
const runOf = (result: typeof RUN) => (sarifOf(result) as Log).runs[0] as Log['runs'][0]

describe('sarifOf', () => {
  it('makes a result of each finding, whose rule is its property', () => {
    const { results, tool } = runOf(RUN)
    const failed = results.filter(({ kind }) => kind === 'fail')
    expect(failed.map(({ ruleId, level }) => [ruleId, level])).toEqual([['SP-USR-02', 'error']])
    for (const { ruleId, ruleIndex } of failed) expect(tool.driver.rules[ruleIndex ?? -1]?.id).toBe(ruleId)
  })

  it('lets neither an inconclusive play nor a broken one read as clean', () => {
    const { results, invocations } = runOf(RUN)
    expect(results.filter(({ kind }) => kind === 'open')).toMatchObject([{ level: 'none' }])
    expect(invocations[0]?.executionSuccessful).toBe(false)
    expect(runOf({ ...RUN, plays: RUN.plays.slice(0, 2) })).toMatchObject({
      results: [],
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
    })
  })

  it('gives the same violation the same fingerprint in a world with other identities', () => {
    const fingerprints = (result: typeof RUN) => runOf(result).results.map((each) => each.partialFingerprints)
    const elsewhere = JSON.parse(
      JSON.stringify(RUN).replaceAll('bootstrap without UO', 'bootstrap of 35…'),
    ) as typeof RUN
    expect(fingerprints(elsewhere)).toEqual(fingerprints(RUN))
    expect(new Set(fingerprints(RUN).map((each) => JSON.stringify(each))).size).toBe(2)
  })

  it('names a rule that no check announced', () => {
    const [, , , failed] = RUN.plays
    const checks = failed?.checks.map((each) => ({ ...each, check: 'matrix/B4/UO' })) ?? []
    const { tool, results } = runOf({
      ...RUN,
      plays: [{ ...(failed as NonNullable<typeof failed>), checks }],
    })
    expect(tool.driver.rules.map(({ id }) => id)).toContain('SP-USR-02')
    expect(tool.driver.rules[results[0]?.ruleIndex ?? -1]?.id).toBe('SP-USR-02')
  })
})
