import { describe, expect, it } from 'vitest'
import { findDefect } from '../../simulators/server/defects/index.ts'
import { playAgainst, scenarioNamed } from './in-process.ts'

const DIALECT = { content: 'xml', auth: 'md5' } as const

/** A seeded fault, a scenario in which a team would meet it, and the property that fails then. */
export interface Shown {
  readonly id: string
  readonly scenario: string
  readonly property: string
}

/** Each fault of the table makes its property fail in its scenario, and nothing fails in any of them without a fault. */
export function defectTable(title: string, seed: string, table: readonly Shown[]): void {
  describe(title, () => {
    for (const { id, scenario, property } of table) {
      const name = `${id} ${findDefect(id)?.name} makes ${property} fail in ${scenario}`
      it(name, { timeout: 30_000 }, async () => {
        const [result] = await playAgainst({ defects: [id], dialect: DIALECT, seed }, [
          scenarioNamed(scenario),
        ])
        const failed = result?.checks.flatMap(({ findings }) => findings.map((finding) => finding.property))
        expect(result?.verdict).toBe('fail')
        expect(failed).toContain(property)
      })
    }

    it('is not there in the sound server', { timeout: 120_000 }, async () => {
      const scenarios = [...new Set(table.map(({ scenario }) => scenario))].map(scenarioNamed)
      const results = await playAgainst({ defects: [], dialect: DIALECT, seed }, scenarios)
      const failed = results.filter(({ verdict }) => verdict !== 'pass')
      expect(failed.map(({ scenario, reason }) => `${scenario}: ${reason}`)).toEqual([])
    })
  })
}
