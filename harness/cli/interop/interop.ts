import { join, relative } from 'node:path'
import { casesMatching, loadCases } from '../../farm/conformance/catalogue.ts'
import { Switchboard } from '../../farm/switchboard.ts'
import { loadParticipants, type Participants } from '../../interop/participants.ts'
import { mustBeOwn } from '../../target/must-be-own.ts'
import type { Target } from '../../target/target.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import { EXIT } from '../../verdict/exit-code.ts'
import type { Cell } from '../../verdict/matrix.ts'
import { inShard, type Shard } from '../../verdict/shard.ts'
import { interruption } from '../interrupt.ts'
import { pushesTo } from '../push.ts'
import { makeRunDirectory } from '../run-directory.ts'
import { listen } from '../staging.ts'
import { version } from '../version.ts'
import { cellOf, failed, type RowOrder } from './cell.ts'
import { EventFolder, matrixIn } from './event-folder.ts'
import { exitCodeOf } from './exit-code.ts'

/** `rollcall interop <participants>`: every server meets every device profile; cells already played are kept. */
export async function interop(options: Record<string, unknown>, argument?: string): Promise<number> {
  const participants = loadParticipants(argument ?? 'participants.yaml')
  for (const { targets } of participants.servers)
    for (const target of targets) mustBeOwn(target, options['iOwnThisServer'] === true)
  const event = openEvent(options, participants)
  const { seed, shard } = event.matrix
  const all = await loadCases('server')
  const chosen = new Set(casesMatching(all, participants.cases).filter((_, place) => inShard(shard, place)))
  const cases = all.filter((each) => chosen.has(each) || each.id.startsWith('server/sanity/'))
  const stop = interruption()
  const order = { cases, seed, version: version(), limitMs: participants.limitMs, signal: stop.signal }
  const tell = (cell: Cell) => {
    event.add(cell)
    process.stderr.write(
      `${cell.verdict.padEnd(13)} ${cell.server} × ${cell.device}: ${cell.reason.slice(0, 120)}\n`,
    )
  }
  // Servers do not wait for each other: what hangs holds up its own row alone.
  await Promise.all(participants.servers.map((server) => row(event, order, participants, server, tell)))
  stop.forget()
  const { cells } = event.matrix
  if (options['json']) process.stdout.write(`${JSON.stringify(event.matrix)}\n`)
  else
    process.stdout.write(`${cells.length} cells   report  ${relative('.', join(event.path, 'index.html'))}\n`)
  if (stop.reason !== undefined) {
    process.stderr.write(`rollcall: ${stop.reason}; go on with --resume ${relative('.', event.path)}\n`)
    return EXIT.aborted
  }
  return exitCodeOf(cells)
}

/** A new event, or the one that goes on: as it was begun, so that all its cells are of one seed and the same cases. */
function openEvent(options: Record<string, unknown>, { servers, devices, cases }: Participants): EventFolder {
  const folder = options['resume'] as string | undefined
  const kept = folder === undefined ? undefined : matrixIn(folder)
  const wanted = { seed: options['seed'] as string | undefined, shard: options['shard'] as Shard | undefined }
  const differs =
    kept &&
    ((wanted.seed !== undefined && wanted.seed !== kept.seed && `seed ${kept.seed}`) ||
      (wanted.shard && JSON.stringify(wanted.shard) !== JSON.stringify(kept.shard) && 'another part') ||
      (JSON.stringify(cases) !== JSON.stringify(kept.cases) &&
        `the cases ${kept.cases.join(', ') || 'of all paths'}`))
  if (differs) throw new UsageProblem(`the event in ${folder} was begun with ${differs}; go on with the same`)
  const shard = wanted.shard ?? kept?.shard
  return new EventFolder(folder ?? makeRunDirectory(String(options['out']), 'interop', new Date()), {
    ...{ seed: wanted.seed ?? kept?.seed ?? '1', cases, ...(shard && { shard }) },
    servers: servers.map(({ name }) => name),
    devices: devices.map(({ name }) => name),
  })
}

type Common = Omit<RowOrder, 'switchboard'>

/** The cells of one server, one after another; its questions and pushes arrive at places of its own. */
async function row(
  event: EventFolder,
  common: Common,
  { devices }: Participants,
  server: Participants['servers'][number],
  tell: (cell: Cell) => void,
): Promise<void> {
  const switchboard = new Switchboard()
  let close: () => Promise<void>
  try {
    close = await open(switchboard, server.targets[0])
  } catch (error) {
    for (const { name } of devices) tell({ server: server.name, device: name, ...failed(error) })
    return
  }
  for (const profile of devices) {
    if (common.signal.aborted) break
    tell(await cellOf(event, { ...common, switchboard }, server, profile))
  }
  await close()
}

/** The places where a server asks network functions and leaves pushes, as far as its target file names them. */
async function open(switchboard: Switchboard, target: Target | undefined): Promise<() => Promise<void>> {
  const listener = target?.network === undefined ? undefined : await listen(switchboard, target.network)
  try {
    const pushes = await pushesTo(switchboard, target)
    return async () => {
      pushes.close()
      await listener?.close()
    }
  } catch (error) {
    await listener?.close()
    throw error
  }
}
