import type { RuleRow } from '../verdict/proof.ts'
import type { Summary } from './summary.ts'
import { TITLES, titleOf } from './title.ts'

interface Row {
  runs: number
  evaluated: number
  violated: number
}

/** Counts, over all runs, what was put to the test and what was reached. */
export class Tally {
  runs = 0
  sessions = 0
  broken: { runs: number; reason?: string; path?: string } = { runs: 0 }
  readonly reached = new Map<string, number>()
  readonly #rows = new Map<string, Row>(
    [...TITLES.keys()].map((rule) => [rule, { runs: 0, evaluated: 0, violated: 0 }]),
  )

  /** `path` is that of the run. */
  take({ sessions, evaluated, findings, reached, threw }: Summary, path: string): void {
    this.runs += 1
    this.sessions += sessions
    if (threw !== undefined) this.broken = { reason: threw, path, ...this.broken, runs: this.broken.runs + 1 }
    for (const [rule, times] of Object.entries(evaluated)) {
      const row = this.#row(rule)
      row.runs += 1
      row.evaluated += times
    }
    for (const { property } of findings) this.#row(property).violated += 1
    for (const name of reached)
      if (name.startsWith('OP-')) this.reached.set(name, (this.reached.get(name) ?? 0) + 1)
  }

  /** A law about the fleet: its sample is what was evaluated. */
  measure(rule: string, sample: number, violated: boolean): void {
    const row = this.#row(rule)
    row.runs = sample > 0 ? this.runs : 0
    row.evaluated = sample
    row.violated = violated ? 1 : 0
  }

  /** The rules by name. `failed` are those whose violation was believed, `supported` what the target can put to the test. */
  rules(failed: ReadonlySet<string>, supported: (rule: string) => boolean): RuleRow[] {
    return [...this.#rows]
      .map(([rule, row]): RuleRow => {
        const unreached = supported(rule) ? 'inconclusive' : 'unsupported'
        const doubted = row.violated > 0 ? 'inconclusive' : 'pass'
        const verdict = failed.has(rule) ? 'fail' : row.evaluated > 0 ? doubted : unreached
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
