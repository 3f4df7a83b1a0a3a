import { describe, expect, it } from 'vitest'
import { findDefect } from '../../simulators/server/defects/index.ts'
import { playAgainst, scenarioNamed } from './in-process.ts'
import { PORTAL_DEFECTS } from './portal-defects.ts'

const DIALECT = { content: 'xml', auth: 'md5' } as const

/** The seeded faults of portal and payment, each by the scenario that a team would meet it in. */
describe('a fault of the portal', () => {
  for (const { id, scenario, property } of PORTAL_DEFECTS) {
    it(`${id} ${findDefect(id)?.name} makes ${property} fail in ${scenario}`, {
      timeout: 30_000,
    }, async () => {
      const played = await playAgainst({ defects: [id], dialect: DIALECT, seed: 'portal' }, [
        scenarioNamed(scenario),
      ])
      const [result] = played
      const failed = result?.checks.flatMap(({ findings }) => findings.map((finding) => finding.property))
      expect(result?.verdict).toBe('fail')
      expect(failed).toContain(property)
    })
  }

  it('is not there in the sound server', { timeout: 60_000 }, async () => {
    const scenarios = [...new Set(PORTAL_DEFECTS.map(({ scenario }) => scenario))].map(scenarioNamed)
    const results = await playAgainst({ defects: [], dialect: DIALECT, seed: 'portal' }, scenarios)
    expect(
      results
        .filter(({ verdict }) => verdict !== 'pass')
        .map(({ scenario, reason }) => `${scenario}: ${reason}`),
    ).toEqual([])
  })
})
