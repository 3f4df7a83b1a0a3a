import { renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { html } from '../../../reports/html/html.ts'
import { json } from '../../../reports/json.ts'
import { junit } from '../../../reports/junit.ts'
import { pcapng } from '../../../reports/pcapng/pcapng.ts'
import { combine } from '../../../reports/reporter.ts'
import { readHistory } from '../../history/reader.ts'
import { HistoryWriter } from '../../history/writer.ts'
import type { Participants, Profile } from '../../interop/participants.ts'
import { type CellOrder, playCell, undeclared } from '../../interop/play-cell.ts'
import type { Cell } from '../../verdict/matrix.ts'
import type { RunResult } from '../../verdict/result.ts'
import { type EventFolder, keptResult } from './event-folder.ts'

const NOTHING = { pass: 0, fail: 0, inconclusive: 0, error: 0, unsupported: 0 }

/** What all cells of a row have in common. */
export type RowOrder = Omit<CellOrder, 'target' | 'profile' | 'onCase'>

/** One meeting: kept where it was played before, played otherwise. Never rejects: what goes wrong is the cell's own. */
export async function cellOf(
  event: EventFolder,
  order: RowOrder,
  { name: server, targets }: Participants['servers'][number],
  profile: Profile,
): Promise<Cell> {
  const about = { server, device: profile.name }
  const why = undeclared(targets, profile)
  if (why !== undefined) return { ...about, verdict: 'unsupported', reason: why, counts: NOTHING }
  try {
    const path = event.cell(server, profile.name)
    const result = keptResult(path) ?? (await play(order, targets, profile, path))
    return { ...about, ...summed(result), folder: basename(path) }
  } catch (error) {
    return { ...about, ...failed(error) }
  }
}

/** The cell of a server whose row cannot even begin. */
export const failed = (error: unknown): Pick<Cell, 'verdict' | 'reason' | 'counts'> => ({
  ...{ verdict: 'error', reason: (error as Error).message, counts: NOTHING },
})

export const summed = ({ verdict, reason, counts }: RunResult) => ({ verdict, reason, counts })

async function play(
  order: RowOrder,
  targets: Participants['servers'][number]['targets'],
  profile: Profile,
  path: string,
): Promise<RunResult> {
  const target = targets.find(
    ({ contents, auths }) => contents.includes(profile.content) && auths.includes(profile.auth),
  )
  if (!target) throw new Error('no endpoint of the target speaks like that')
  const file = join(path, 'history.ndjson.gz')
  // What an interrupted event left of this cell is played again.
  rmSync(`${file}.part`, { force: true })
  const history = new HistoryWriter(`${file}.part`)
  const result = await playCell({
    ...{ ...order, target, profile },
    onCase: async (_play, octets) => {
      if (octets) history.append(octets)
    },
  })
  history.close()
  renameSync(`${file}.part`, file)
  await reportCell(path, result, !order.signal.aborted)
  return result
}

/** Writes a cell's pages; the result comes last and whole: a cell that has one is not played again. */
export async function reportCell(path: string, result: RunResult, ended: boolean): Promise<void> {
  const read = () => readHistory(join(path, 'history.ndjson.gz'))
  const reports = combine([
    html(join(path, 'index.html')),
    junit(join(path, 'junit.xml')),
    pcapng(join(path, 'messages.pcapng')),
  ])
  await reports.end(result, read)
  if (!ended) return
  const part = join(path, '.result.json.part')
  await combine([json(part)]).end(result, read)
  renameSync(part, join(path, 'result.json'))
}
