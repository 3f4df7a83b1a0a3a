import type { RunResult } from '../../harness/verdict/result.ts'
import { plural } from '../outcome.ts'
import { printable } from '../printable.ts'
import type { Reporter } from '../reporter.ts'
import type { Terminal } from './progress.ts'

export interface SeenDeviation {
  readonly code: string
  /** Level and clause. */
  readonly rule: string
  readonly example: string
  readonly plays: number
}

/** What deviates in the dialect of a peer, each kind once, the commonest first. */
export function deviationsOf({ plays }: RunResult): SeenDeviation[] {
  const seen = new Map<string, { rule: string; example: string; plays: number }>()
  for (const { findings } of plays.flatMap(({ checks }) =>
    checks.filter(({ check }) => check === 'dialect'),
  )) {
    for (const { property, message } of findings) {
      const [code = '', ...rest] = message.split(': ')
      const known = seen.get(code) ?? { rule: property, example: rest.join(': '), plays: 0 }
      seen.set(code, { ...known, plays: known.plays + 1 })
    }
  }
  return [...seen].map(([code, each]) => ({ code, ...each })).sort((a, b) => b.plays - a.plays)
}

/** Lists them under the summary: a session went on in spite of each, and `tolerances` names them by these codes. */
export function dialect(out: Terminal): Reporter {
  return {
    end: (result) => {
      const seen = deviationsOf(result)
      if (seen.length === 0) return
      const lines = seen.map(
        ({ code, rule, example, plays }) =>
          `    ${code.padEnd(18)} ${rule.padEnd(24)} ${plural(plays, 'play').padEnd(10)} ${printable(example)}`,
      )
      out.write(`\n  Deviations of the dialect\n${lines.join('\n')}\n`)
    },
  }
}
