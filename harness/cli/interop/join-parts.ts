import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageProblem } from '../../target/usage-problem.ts'
import { concludeCases } from '../../verdict/judge-cases.ts'
import type { RunResult } from '../../verdict/result.ts'

/** Parts of the cases that were put to one server, judged as one. The first says what it was. */
export function joined(parts: readonly RunResult[]): RunResult {
  const [first] = parts
  if (!first) throw new UsageProblem('nothing to merge')
  const { command, seed, version, target } = first
  const stopped = parts.find(({ reason }) => reason.startsWith('stopped after'))
  const about = { seed, version, targets: [], aborted: stopped && 'a part of it was', strict: false, command }
  return { ...concludeCases(unique(parts.flatMap(({ plays }) => plays)), about), target }
}

/** Each play is a gzip member of its own, so that files can simply follow one another. */
export function joinHistories(kept: string, folders: readonly string[]): void {
  writeFileSync(kept, '')
  for (const folder of folders) {
    const history = join(folder, 'history.ndjson.gz')
    if (existsSync(history)) appendFileSync(kept, readFileSync(history))
  }
}

/** What every part played, such as the sanity case, counts once; the worse verdict stands. */
function unique(plays: RunResult['plays']): RunResult['plays'] {
  const rank = ['unsupported', 'pass', 'inconclusive', 'error', 'fail']
  const byName = new Map<string, RunResult['plays'][number]>()
  for (const play of plays) {
    const known = byName.get(play.play)
    if (!known || rank.indexOf(play.verdict) > rank.indexOf(known.verdict)) byName.set(play.play, play)
  }
  return [...byName.values()]
}
