import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlayHistory } from '../../../../harness/history/event.ts'
import { readHistory } from '../../../../harness/history/reader.ts'
import type { ConformanceCase } from '../../../../harness/stage/conformance/case.ts'
import { judgeCase } from '../../../../harness/verdict/judge-case.ts'
import { BAD_MESSAGES } from './bad-messages.ts'

/** The plays in these members of a history. */
export async function playsIn(octets: readonly Uint8Array[]): Promise<PlayHistory[]> {
  const folder = mkdtempSync(join(tmpdir(), 'spoiled-'))
  try {
    const file = join(folder, 'history.ndjson.gz')
    writeFileSync(file, Buffer.concat(octets))
    const plays: PlayHistory[] = []
    for await (const play of readHistory(file)) plays.push(play)
    return plays
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Which cases passed, and which of them pass whatever is wrong with all that their side said. */
export function unfailing(
  definitions: readonly ConformanceCase[],
  plays: readonly PlayHistory[],
  dir: 'sent' | 'received',
): { readonly passed: ReadonlySet<string>; readonly never: readonly string[] } {
  const byId = new Map(definitions.map((each) => [each.id, each]))
  const [passed, failed] = [new Set<string>(), new Set<string>()]
  for (const { header, events } of plays) {
    const definition = byId.get(header.scenario)
    if (!definition || failed.has(definition.id)) continue
    const verdictOf = (spoiled: typeof events) => judgeCase(definition, { header, events: spoiled }).verdict
    if (verdictOf(events) !== 'pass') continue
    passed.add(definition.id)
    if (Object.values(BAD_MESSAGES).some((spoil) => verdictOf([...spoil(events, dir)]) === 'fail'))
      failed.add(definition.id)
  }
  return { passed, never: [...passed].filter((id) => !failed.has(id)) }
}
