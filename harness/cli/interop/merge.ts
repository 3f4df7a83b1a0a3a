import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readHistory } from '../../history/reader.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import { exitCodeOf } from '../../verdict/exit-code.ts'
import type { RunResult } from '../../verdict/result.ts'
import { unmatched } from '../../verdict/shard.ts'
import { makeRunDirectory } from '../run-directory.ts'
import { reporters } from '../staging.ts'
import { joined, joinHistories } from './join-parts.ts'
import { mergeEvents } from './merge-events.ts'

/** `rollcall merge <run>…`: the parts of a run that was sharded, as one run with one verdict. */
export async function merge(options: Record<string, unknown>, ...folders: string[]): Promise<number> {
  if (folders.length < 2) throw new UsageProblem('name the folders of two runs or more')
  if (folders.some((folder) => existsSync(join(folder, 'matrix.json')))) return mergeEvents(options, folders)
  const parts = folders.map((folder) => ({ folder, result: read(folder) }))
  const [first] = parts
  if (!first) throw new UsageProblem('nothing to merge')
  const { command, seed } = first.result
  const other = parts.find(({ result }) => result.command !== command || result.seed !== seed)
  if (other) throw new UsageProblem(`${other.folder} is of another run: its parts share command and seed`)
  const problem = unmatched(parts.map(({ result }) => result.shard))
  if (problem) throw new UsageProblem(`these are not all the parts of one run: ${problem}`)
  const judged = joined(parts.map(({ result }) => result))
  const folder = makeRunDirectory(String(options['out']), command, new Date())
  const kept = join(folder, 'history.ndjson.gz')
  joinHistories(
    kept,
    parts.map((part) => part.folder),
  )
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
