import { writeFileSync } from 'node:fs'
import type { RunResult } from '../harness/verdict/result.ts'
import type { Reporter } from './reporter.ts'

/** `findings.sarif`: each violation as a result of SARIF 2.1.0, with the property as its rule. */
export function sarif(path: string): Reporter {
  return { end: (result) => writeFileSync(path, `${JSON.stringify(sarifOf(result), null, 1)}\n`) }
}

export function sarifOf({ plays, version }: RunResult): object {
  const checks = new Map(
    plays.flatMap((play) => play.checks.map(({ check, title }) => [check, title] as const)),
  )
  const results = plays.flatMap(({ play, replay, checks: of }) =>
    of.flatMap(({ findings }) =>
      findings.map(({ property, message, seq, nearest }) => ({
        ruleId: property,
        level: 'error',
        message: { text: `${message}${nearest ? `; nearest evidence: ${nearest}` : ''}` },
        locations: [
          { logicalLocations: [{ name: play, kind: 'play', fullyQualifiedName: `${play}#${seq}` }] },
        ],
        properties: { replay: `rollcall ${replay}` },
      })),
    ),
  )
  const used = new Set(results.map(({ ruleId }) => ruleId))
  const rules = [...used].sort().map((id) => ({ id, shortDescription: { text: checks.get(id) ?? id } }))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'rollcall', version, rules } }, results }],
  }
}
