import { describe, expect, it } from 'vitest'
import { casesMatching, loadCases } from '../../../../harness/farm/conformance/catalogue.ts'
import { UsageProblem } from '../../../../harness/target/usage-problem.ts'

describe('the catalogue of conformance cases', () => {
  it('has a hundred and fifty cases for servers that are played', async () => {
    const cases = await loadCases('server')
    expect(cases.filter((each) => !('planned' in each)).length).toBeGreaterThanOrEqual(150)
  })

  it('expects something in every case that is played, and gives a reason for every other', async () => {
    for (const each of [...(await loadCases('server')), ...(await loadCases('client'))]) {
      if ('planned' in each) expect(each.planned.length, each.id).toBeGreaterThan(20)
      else expect(each.expect.length, each.id).toBeGreaterThan(0)
      expect(each.purpose, each.id).toMatch(/\.$/)
    }
  })

  it('is chosen from by path and glob', async () => {
    const cases = await loadCases('server')
    expect(casesMatching(cases, ['server/mac/']).every(({ id }) => id.startsWith('server/mac/'))).toBe(true)
    expect(casesMatching(cases, ['flow/*-uri']).map(({ id }) => id)).toContain('server/flow/original-uri')
    for (const bad of ['no-such', 'server/[', 'flow/*-nothing', ''])
      expect(() => casesMatching(cases, [bad]), bad).toThrow(UsageProblem)
    expect(() => casesMatching(cases, ['flow/', 'no-such'])).toThrow("matches 'no-such'")
  })
})
