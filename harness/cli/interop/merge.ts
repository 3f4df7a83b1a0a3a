import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readHistory } from '../../history/reader.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import { exitCodeOf } from '../../verdict/exit-code.ts'
import { concludeCases } from '../../verdict/judge-cases.ts'
import { verdictOf } from '../../verdict/judge-run.ts'
import type { RunResult } from '../../verdict/result.ts'
import { makeRunDirectory } from '../run-directory.ts'
import { reporters } from '../staging.ts'

/** `rollcall merge <run>…`: the parts of a run that was sharded, as one run with one verdict. */
export async function merge(options: Record<string, unknown>, ...folders: string[]): Promise<number> {
  if (folders.length < 2) throw new UsageProblem('name the folders of two runs or more')
  const parts = folders.map((folder) => ({ folder, result: read(folder) }))
  const [first] = parts
  if (!first) throw new UsageProblem('nothing to merge')
  const { command, seed, version, target } = first.result
  const other = parts.find(({ result }) => result.command !== command || result.seed !== seed)
  if (other) throw new UsageProblem(`${other.folder} is of another run: its parts share command and seed`)
  const plays = unique(parts.flatMap(({ result }) => result.plays))
  const about = { seed, version, targets: [], aborted: undefined, strict: false, command }
  const judged: RunResult =
    command === 'conformance'
      ? { ...concludeCases(plays, about), target }
      : { ...first.result, plays, ...verdictOf(plays) }
  const folder = makeRunDirectory(String(options['out']), command, new Date())
  const kept = join(folder, 'history.ndjson.gz')
  writeFileSync(kept, '')
  for (const part of parts) {
    const history = join(part.folder, 'history.ndjson.gz')
    // Each play is a gzip member of its own, so that files can simply follow one another.
    if (existsSync(history)) appendFileSync(kept, readFileSync(history))
  }
  await reporters(folder, options['json'] === true).end(judged, () => readHistory(kept))
  process.stderr.write(`${parts.length} parts in ${relative('.', folder)}\n`)
  return exitCodeOf(judged.verdict)
}

function read(folder: string): RunResult {
  try {
    return JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as RunResult
  } catch (error) {
    throw new UsageProblem(`there is no result in ${folder}: ${(error as Error).message}`)
  }
}

/** What several parts played, such as the sanity case, counts once; the worse verdict stands. */
function unique(plays: RunResult['plays']): RunResult['plays'] {
  const rank = ['unsupported', 'pass', 'inconclusive', 'error', 'fail']
  const byName = new Map<string, RunResult['plays'][number]>()
  for (const play of plays) {
    const known = byName.get(play.play)
    if (!known || rank.indexOf(play.verdict) > rank.indexOf(known.verdict)) byName.set(play.play, play)
  }
  return [...byName.values()]
}
