import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { html } from '../../../reports/html/html.ts'
import { json } from '../../../reports/json.ts'
import { junit } from '../../../reports/junit.ts'
import { matrixPage } from '../../../reports/matrix/html.ts'
import { pcapng } from '../../../reports/pcapng/pcapng.ts'
import { combine } from '../../../reports/reporter.ts'
import { casesMatching, loadCases } from '../../farm/conformance/catalogue.ts'
import { readHistory } from '../../history/reader.ts'
import { HistoryWriter } from '../../history/writer.ts'
import { loadParticipants, type Participants, type Profile } from '../../interop/participants.ts'
import { playCell, undeclared } from '../../interop/play-cell.ts'
import type { ConformanceCase } from '../../stage/conformance/case.ts'
import { mustBeOwn } from '../../target/must-be-own.ts'
import { EXIT } from '../../verdict/exit-code.ts'
import { type Cell, folderName, type Matrix } from '../../verdict/matrix.ts'
import type { RunResult } from '../../verdict/result.ts'
import { interruption } from '../interrupt.ts'
import { makeRunDirectory } from '../run-directory.ts'
import { inShard, type Shard } from '../shard.ts'
import { version } from '../version.ts'

const NOTHING = { pass: 0, fail: 0, inconclusive: 0, error: 0, unsupported: 0 }

interface Event {
  readonly folder: string
  readonly seed: string
  readonly cases: readonly ConformanceCase[]
  readonly participants: Participants
  readonly signal: AbortSignal
  readonly tell: (cell: Cell) => void
}

/** `rollcall interop <participants>`: every server meets every device profile; cells already played are kept. */
export async function interop(options: Record<string, unknown>, argument?: string): Promise<number> {
  const participants = loadParticipants(argument ?? 'participants.yaml')
  for (const { targets } of participants.servers)
    for (const target of targets) mustBeOwn(target, options['iOwnThisServer'] === true)
  const chosen = casesMatching(await loadCases('server'), participants.cases)
  const all = await loadCases('server')
  const shard = options['shard'] as Shard | undefined
  const cases = all.filter(
    (each) =>
      each.id.startsWith('server/sanity/') || (chosen.includes(each) && inShard(shard, chosen.indexOf(each))),
  )
  const resumed = options['resume'] as string | undefined
  const folder = resumed ?? makeRunDirectory(String(options['out']), 'interop', new Date())
  mkdirSync(join(folder, 'cells'), { recursive: true })
  const seed = String(options['seed'] ?? '1')
  const stop = interruption()
  const cells: Cell[] = []
  const matrix = (): Matrix => ({
    ...{ schema: 'rollcall-matrix/1', seed, cells },
    servers: participants.servers.map(({ name }) => name),
    devices: participants.devices.map(({ name }) => name),
  })
  const write = () => {
    writeFileSync(join(folder, 'matrix.json'), `${JSON.stringify(matrix(), null, 2)}\n`)
    writeFileSync(join(folder, 'index.html'), matrixPage(matrix()))
  }
  const tell = (cell: Cell) => {
    cells.push(cell)
    process.stderr.write(
      `${cell.verdict.padEnd(13)} ${cell.server} × ${cell.device}: ${cell.reason.slice(0, 120)}\n`,
    )
    write()
  }
  const event: Event = { folder, seed, cases, participants, signal: stop.signal, tell }
  // Servers do not wait for each other: what hangs holds up its own row alone.
  await Promise.all(participants.servers.map((server) => row(event, server)))
  stop.forget()
  write()
  if (options['json']) process.stdout.write(`${JSON.stringify(matrix())}\n`)
  else process.stdout.write(`${cells.length} cells   report  ${relative('.', join(folder, 'index.html'))}\n`)
  if (stop.reason !== undefined) {
    process.stderr.write(`rollcall: ${stop.reason}; go on with --resume ${relative('.', folder)}\n`)
    return EXIT.aborted
  }
  return exitCode(cells)
}

function exitCode(cells: readonly Cell[]): number {
  const has = (verdict: Cell['verdict']) => cells.some((cell) => cell.verdict === verdict)
  if (has('fail')) return EXIT.fail
  if (has('error')) return EXIT.threw
  return has('inconclusive') || !has('pass') ? EXIT.inconclusive : EXIT.pass
}

async function row(event: Event, server: Participants['servers'][number]): Promise<void> {
  for (const profile of event.participants.devices) {
    if (event.signal.aborted) return
    event.tell(await cellOf(event, server, profile))
  }
}

async function cellOf(
  event: Event,
  { name: server, targets }: Participants['servers'][number],
  profile: Profile,
): Promise<Cell> {
  const about = { server, device: profile.name }
  const why = undeclared(targets, profile)
  if (why !== undefined) return { ...about, verdict: 'unsupported', reason: why, counts: NOTHING }
  const name = folderName(server, profile.name)
  const path = join(event.folder, 'cells', name)
  const kept = join(path, 'result.json')
  if (existsSync(kept))
    return { ...about, ...summed(JSON.parse(readFileSync(kept, 'utf8')) as RunResult), folder: name }
  mkdirSync(path, { recursive: true })
  try {
    return { ...about, ...summed(await play(event, targets, profile, path)), folder: name }
  } catch (error) {
    return { ...about, verdict: 'error', reason: (error as Error).message, counts: NOTHING, folder: name }
  }
}

const summed = ({ verdict, reason, counts }: RunResult) => ({ verdict, reason, counts })

async function play(
  event: Event,
  targets: Participants['servers'][number]['targets'],
  profile: Profile,
  path: string,
): Promise<RunResult> {
  const { cases, seed, participants, signal } = event
  const target = targets.find(
    ({ contents, auths }) => contents.includes(profile.content) && auths.includes(profile.auth),
  )
  if (!target) throw new Error('no endpoint of the target speaks like that')
  const file = join(path, 'history.ndjson.gz')
  // What an interrupted event left of this cell is played again.
  rmSync(`${file}.part`, { force: true })
  const history = new HistoryWriter(`${file}.part`)
  const result = await playCell({
    ...{ cases, target, profile, seed, version: version(), limitMs: participants.limitMs, signal },
    onCase: async (_play, octets) => {
      if (octets) history.append(octets)
    },
  })
  history.close()
  renameSync(`${file}.part`, file)
  const reports = combine([
    html(join(path, 'index.html')),
    junit(join(path, 'junit.xml')),
    pcapng(join(path, 'messages.pcapng')),
  ])
  await reports.end(result, () => readHistory(file))
  // The result comes last: a cell that has one was played to its end and is not played again.
  if (!signal.aborted) await combine([json(join(path, 'result.json'))]).end(result, () => readHistory(file))
  return result
}
