import { basename, join, relative } from 'node:path'
import { UsageProblem } from '../../target/usage-problem.ts'
import { type Cell, folderName } from '../../verdict/matrix.ts'
import { unmatched } from '../../verdict/shard.ts'
import { makeRunDirectory } from '../run-directory.ts'
import { reportCell, summed } from './cell.ts'
import { EventFolder, keptResult, matrixIn } from './event-folder.ts'
import { exitCodeOf } from './exit-code.ts'
import { joined, joinHistories } from './join-parts.ts'

/** The parts of an event that was sharded, as one matrix: each cell is judged over the plays of all parts. */
export async function mergeEvents(
  options: Record<string, unknown>,
  folders: readonly string[],
): Promise<number> {
  const parts = folders.map((folder) => ({ folder, matrix: matrixIn(folder) }))
  const [first] = parts
  if (!first) throw new UsageProblem('nothing to merge')
  const { seed, cases, servers, devices } = first.matrix
  const same = JSON.stringify({ seed, cases, servers, devices })
  for (const { folder, matrix } of parts) {
    const its = { seed: matrix.seed, cases: matrix.cases, servers: matrix.servers, devices: matrix.devices }
    if (JSON.stringify(its) !== same)
      throw new UsageProblem(
        `${folder} is of another event: its parts share seed, cases, servers and devices`,
      )
  }
  const problem = unmatched(parts.map(({ matrix }) => matrix.shard))
  if (problem) throw new UsageProblem(`these are not all the parts of one event: ${problem}`)
  const about = { seed, cases, servers, devices }
  const event = new EventFolder(makeRunDirectory(String(options['out']), 'interop', new Date()), about)
  for (const server of servers) {
    for (const device of devices) event.add(await mergedCell(event, folders, parts, server, device))
  }
  if (options['json']) process.stdout.write(`${JSON.stringify(event.matrix)}\n`)
  process.stderr.write(`${parts.length} parts in ${relative('.', event.path)}\n`)
  return exitCodeOf(event.matrix.cells)
}

async function mergedCell(
  event: EventFolder,
  folders: readonly string[],
  parts: readonly { readonly matrix: ReturnType<typeof matrixIn> }[],
  server: string,
  device: string,
): Promise<Cell> {
  const cells = parts.map(({ matrix }) =>
    matrix.cells.find((each) => each.server === server && each.device === device),
  )
  const unplayed = cells.find((cell) => cell?.folder === undefined)
  if (unplayed) return unplayed
  const own = folders.map((folder) => join(folder, 'cells', folderName(server, device)))
  const results = own.flatMap((folder) => keptResult(folder) ?? [])
  if (results.length < parts.length)
    throw new UsageProblem(
      `${server} × ${device} was not played to its end in every part; go on with --resume`,
    )
  const path = event.cell(server, device)
  joinHistories(join(path, 'history.ndjson.gz'), own)
  const result = joined(results)
  await reportCell(path, result, true)
  return { server, device, ...summed(result), folder: basename(path) }
}
