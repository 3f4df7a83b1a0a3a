import { writeFileSync } from 'node:fs'
import type { Reporter } from './reporter.ts'

/** `result.json`: the whole result, by the schema of this repository. */
export function json(path: string): Reporter {
  return { end: (result) => writeFileSync(path, `${JSON.stringify(result, null, 1)}\n`) }
}
