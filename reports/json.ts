import { closeSync, openSync, writeFileSync } from 'node:fs'
import type { RunResult } from '../harness/verdict/result.ts'
import type { Reporter } from './reporter.ts'

/** `result.json`: the whole result by the schema `result.schema.json`, a line for each play. */
export function json(path: string): Reporter {
  return {
    end: (result) => {
      const file = openSync(path, 'w')
      try {
        for (const piece of jsonPieces(result)) writeFileSync(file, piece)
      } finally {
        closeSync(file)
      }
    },
  }
}

/** The pieces of the document: what the run was, then each play on a line of its own, so that it can be searched and compared. */
export function* jsonPieces({ plays, ...run }: RunResult): Generator<string> {
  yield `${JSON.stringify(run, null, 1).slice(0, -2)},\n "plays": [`
  for (const [at, play] of plays.entries()) yield `${at === 0 ? '' : ','}\n  ${JSON.stringify(play)}`
  yield '\n ]\n}\n'
}
