import { CHECKS } from '../checks/index.ts'
import type { RuleRow } from '../verdict/proof.ts'
import type { Summary } from './summary.ts'

interface Row {
  runs: number
  evaluated: number
  violated: number
}

/** Titles of the rules that every run is judged by. */
const TITLES = new Map([
  ...CHECKS.map(({ id, title }) => [id, title] as const),
  ['LV-01', 'The properly identified case succeeds'] as const,
])

/** The title of a rule: a property, or a cell of the matrix. */
export function titleOf(rule: string): string {
  return TITLES.get(rule) ?? (rule.startsWith('matrix/') ? `What ${rule.slice(7)} requires` : rule)
}

/** Counts, over all runs, what was put to the test and what was reached. */
export class Tally {
  runs = 0
  sessions = 0
  broken: { runs: number; reason?: string } = { runs: 0 }
  readonly reached = new Map<string, number>()
  readonly #rows = new Map<string, Row>(
    [...TITLES.keys()].map((rule) => [rule, { runs: 0, evaluated: 0, violated: 0 }]),
  )

  take({ sessions, evaluated, findings, reached, threw }: Summary): void {
    this.runs += 1
    this.sessions += sessions
    if (threw !== undefined) this.broken = { runs: this.broken.runs + 1, reason: this.broken.reason ?? threw }
    for (const [rule, times] of Object.entries(evaluated)) {
      const row = this.#row(rule)
      row.runs += 1
      row.evaluated += times
    }
    for (const { property } of findings) this.#row(property).violated += 1
    for (const name of reached)
      if (name.startsWith('OP-')) this.reached.set(name, (this.reached.get(name) ?? 0) + 1)
  }

  /** The rules by name. `failed` are those whose violation was believed. */
  rules(failed: ReadonlySet<string>): RuleRow[] {
    return [...this.#rows]
      .map(([rule, row]): RuleRow => {
        const verdict = failed.has(rule) ? 'fail' : row.evaluated > 0 ? 'pass' : 'inconclusive'
        return { rule, title: titleOf(rule), ...row, verdict }
      })
      .sort((a, b) => a.rule.localeCompare(b.rule, 'en', { numeric: true }))
  }

  #row(rule: string): Row {
    const row = this.#rows.get(rule) ?? { runs: 0, evaluated: 0, violated: 0 }
    this.#rows.set(rule, row)
    return row
  }
}
