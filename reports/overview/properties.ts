import type { PlayResult, Verdict } from '../../harness/verdict/result.ts'

/** One property over all plays: how many put it to the test, how often, and what came of it. */
export interface PropertyRow {
  readonly check: string
  readonly title: string
  readonly plays: number
  readonly evaluated: number
  readonly findings: number
  readonly verdict: Verdict
}

type Row = { -readonly [K in keyof PropertyRow]: PropertyRow[K] }

/** The properties of these plays by name. One that nothing put to the test is inconclusive. */
export function propertiesOf(plays: readonly PlayResult[]): PropertyRow[] {
  const rows = new Map<string, Row>()
  for (const { checks } of plays) {
    for (const { check, title, evaluated, findings, verdict } of checks) {
      const row = rows.get(check) ?? {
        ...{ check, title, plays: 0, evaluated: 0, findings: 0, verdict: 'inconclusive' },
      }
      if (evaluated > 0 || findings.length > 0) row.plays += 1
      row.evaluated += evaluated
      row.findings += findings.length
      row.verdict = worse(row.verdict, verdict)
      rows.set(check, row)
    }
  }
  return [...rows.values()].sort((a, b) => a.check.localeCompare(b.check, 'en', { numeric: true }))
}

/** Across plays a property that one of them tested is tested: `pass` outweighs `inconclusive` here. */
const WEIGHT: Readonly<Record<Verdict, number>> = { inconclusive: 0, pass: 1, error: 2, fail: 3 }

const worse = (a: Verdict, b: Verdict): Verdict => (WEIGHT[b] > WEIGHT[a] ? b : a)
