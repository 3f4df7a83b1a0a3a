import { describe, expect, it } from 'vitest'
import type { Dialect } from '../../harness/history/event.ts'
import type { PlayResult } from '../../harness/verdict/result.ts'
import { findNetworkDefect } from '../../simulators/network/defects/index.ts'
import { findDefect } from '../../simulators/server/defects/index.ts'
import { playAgainst, scenarioNamed } from './in-process.ts'

const dialectOf = ({ auth = 'md5' }: Pick<Shown, 'auth'>): Dialect => ({ content: 'xml', auth })

/** A seeded fault, a scenario in which a team would meet it, and the property that fails then. */
export interface Shown {
  readonly id: string
  readonly scenario: string
  readonly property: string
  /** md5 where nothing else is said. */
  readonly auth?: Dialect['auth']
}

/** Each fault of the table makes its property fail in its scenario, and nothing fails in any of them without a fault. */
export function defectTable(title: string, seed: string, table: readonly Shown[]): void {
  describe(title, () => {
    for (const shown of table) {
      const { id, scenario, property } = shown
      const name = `${id} ${(findDefect(id) ?? findNetworkDefect(id))?.name} makes ${property} fail in ${scenario}`
      it(name, { timeout: 30_000 }, async () => {
        const [result] = await playAgainst({ defects: [id], dialect: dialectOf(shown), seed }, [
          scenarioNamed(scenario),
        ])
        const failed = result?.checks.flatMap(({ findings }) => findings.map((finding) => finding.property))
        expect(result?.verdict).toBe('fail')
        expect(failed).toContain(property)
      })
    }

    it('is not there in the sound server', { timeout: 120_000 }, async () => {
      const failed: PlayResult[] = []
      for (const auth of new Set(table.map(({ auth: each }) => each))) {
        const names = table.filter((shown) => shown.auth === auth).map(({ scenario }) => scenario)
        const scenarios = [...new Set(names)].map(scenarioNamed)
        const dialect = dialectOf(auth === undefined ? {} : { auth })
        const results = await playAgainst({ defects: [], dialect, seed }, scenarios)
        failed.push(...results.filter(({ verdict }) => verdict !== 'pass'))
      }
      expect(failed.map(({ scenario, reason }) => `${scenario}: ${reason}`)).toEqual([])
    })
  })
}
