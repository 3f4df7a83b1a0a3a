import type { LadderRow, LoadResult } from '../../harness/verdict/load-result.ts'
import { printable } from '../printable.ts'
import { type Paint, painter } from '../terminal/style.ts'
import { count, millis, total } from './words.ts'

export interface ScreenOptions {
  /** Columns and rows of the terminal. */
  readonly width: number
  readonly height: number
  readonly colour: boolean
}

type Tone = Parameters<Paint>[0]
type Piece = readonly [text: string, tone?: Tone | undefined]

/** Labels of the paragraphs are so wide. */
const LABEL = 10
/** Below this width the ladder goes without its middle percentile. */
const ROOMY = 76

/**
 * A run while it lasts, as one screen: what is wanted and what comes of it, what the checks found, how the generator fares,
 * and the ladder of messages with the time that each takes. Never wider or higher than the terminal; what has no room is the
 * end of the ladder.
 */
export function screen(result: LoadResult, { width, height, colour }: ScreenOptions): string[] {
  const paint = painter(colour)
  const lines = [
    ...headOf(result),
    ...paragraph('rate', rateOf(result), width),
    ...paragraph('sessions', sessionsOf(result), width),
    ...paragraph('latency', latencyOf(result), width),
    ...paragraph('identity', identityOf(result), width),
    ...paragraph('generator', generatorOf(result), width),
    [],
    ...ladderOf(result, width),
  ]
  return lines.slice(0, Math.max(1, height)).map((line) => drawn(line, width, paint))
}

/** The same in one line, for those who have no terminal. */
export function progressLine({ seconds, series, identity, sessions }: LoadResult): string {
  const last = series.at(-1)
  return `${seconds} s  ${last?.complete ?? 0} sessions/s  open ${last?.open ?? 0}  waiting ${last?.waiting ?? 0}  p99 ${millis(last?.p99)}  failed ${total(sessions.failed)}  violations ${identity.violations}`
}

function headOf({ plan, seconds, target }: LoadResult): Piece[][] {
  const at = plan.stageEnds.findIndex((end) => seconds <= end)
  const end = plan.stageEnds.at(-1) ?? 0
  const stage = at === -1 ? 'open sessions may end' : `${at + 1}/${plan.stages.length} ${plan.stages[at]}`
  const warming = seconds <= plan.warmUpSeconds ? '  warming up' : ''
  const defects = target.defects.length > 0 ? `  with ${target.defects.join(', ')}` : ''
  return [
    [
      [plan.name, 'bold'],
      [`  ${clock(seconds)} of ${clock(end)}${warming}`],
      [`  ${target.endpoint}${defects}`, 'dim'],
    ],
    [[`stage ${stage}`]],
  ]
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

/** The last second of which every worker has told. */
const lastOf = ({ series }: LoadResult) => series.at(-2) ?? series.at(-1)

function rateOf(result: LoadResult): Piece[] {
  const last = lastOf(result)
  const wanted = last && last.wanted === undefined ? 'as the target allows' : count(last?.wanted ?? 0)
  return [
    [`wanted ${wanted}`],
    [`arrived ${count(last?.arrived ?? 0)}`],
    [`complete ${count(last?.complete ?? 0)}`],
    [`failed ${count(last?.failed ?? 0)}`, last?.failed ? 'fail' : undefined],
    [`messages ${count(last?.messages ?? 0)}`],
    ['in the last second', 'dim'],
  ]
}

function sessionsOf(result: LoadResult): Piece[] {
  const { sessions } = result
  const last = lastOf(result)
  const unstarted = total(sessions.notStarted)
  return [
    [`open ${count(last?.open ?? 0)}`],
    [`waiting ${count(last?.waiting ?? 0)}`],
    [`done ${count(sessions.complete)}`],
    [`failed ${count(total(sessions.failed))}`, total(sessions.failed) > 0 ? 'fail' : undefined],
    ...Object.entries(sessions.failed).map(([name, n]): Piece => [`${name} ${count(n)}`, 'fail']),
    ...(unstarted > 0 ? [[`not started ${count(unstarted)}`, 'fail'] as Piece] : []),
  ]
}

function latencyOf({ sessions, plays }: LoadResult): Piece[] {
  const { p50, p95, p99, max, samples } = sessions.latency
  if (samples === 0) return [['no session has ended yet', 'dim']]
  return [
    [`p50 ${millis(p50)}`],
    [`p95 ${millis(p95)}`],
    [`p99 ${millis(p99)}`],
    [`max ${millis(max)}`],
    [`n=${count(samples)}`],
    ['from the intended start', 'dim'],
    ...plays.map(({ scenario, latency }): Piece => [`${scenario} p99 ${millis(latency.p99)}`]),
  ]
}

function identityOf({ identity }: LoadResult): Piece[] {
  const { judged, violations } = identity
  return [
    [`judged ${count(judged)}`],
    [`violations ${count(violations)}`, violations > 0 ? 'fail' : judged > 0 ? 'pass' : undefined],
    [`rules ${Object.keys(identity.rules).length}`],
  ]
}

function generatorOf({ generator, lost, again }: LoadResult): Piece[] {
  return [
    ...generator.checks.map(
      ({ name, measured, ok }): Piece => (ok ? [`${name} ${measured} ✓`] : [`${name} ${measured} ✗`, 'fail']),
    ),
    ...[...lost.map((each) => `lost: ${each}`), ...again.map((each) => `again: ${each}`)].map(
      (each): Piece => [each, 'fail'],
    ),
  ]
}

/** A label and what is said of it, broken between pieces where the line is full. */
function paragraph(label: string, pieces: readonly Piece[], width: number): Piece[][] {
  const lines: Piece[][] = [[[label.padEnd(LABEL), 'bold']]]
  let used = LABEL
  for (const [text, tone] of pieces) {
    if (used > LABEL && used + text.length > width) {
      lines.push([[' '.repeat(LABEL)]])
      used = LABEL
    }
    lines.at(-1)?.push([text, tone], ['  '])
    used += text.length + 2
  }
  return lines
}

type Column = readonly [head: string, width: number, of: (row: LadderRow) => string]

const COLUMNS: readonly Column[] = [
  ['count', 8, ({ count: n }) => count(n)],
  ['in flight', 10, ({ inFlight }) => count(inFlight)],
  ['p50', 8, ({ latency }) => millis(latency?.p50)],
  ['p95', 8, ({ latency }) => millis(latency?.p95)],
  ['p99', 8, ({ latency }) => millis(latency?.p99)],
  ['failed', 7, (row) => count(failuresOf(row))],
]

const failuresOf = ({ timeouts, lost, unexpected }: LadderRow): number => timeouts + lost + unexpected

function ladderOf({ ladder }: LoadResult, width: number): Piece[][] {
  const columns = COLUMNS.filter(([head]) => width >= ROOMY || head !== 'p95')
  const room = Math.max(LABEL, width - columns.reduce((sum, [, wide]) => sum + wide, 0))
  const numbers = (text: (column: Column) => string) =>
    columns
      .map((column) => text(column).padStart(column[1]))
      .join('')
      .trimEnd()
  const head: Piece[] = [
    ['ladder'.padEnd(room), 'bold'],
    [numbers(([name]) => name), 'dim'],
  ]
  const rows = ladder.map((row): Piece[] => {
    const name = fitted(`${row.direction} ${row.message}`, room)
    const answer = row.direction === '←'
    const told = numbers(([name, , of]) => (answer && name !== 'count' ? '' : of(row)))
    return [[name], [told, failuresOf(row) > 0 ? 'fail' : undefined]]
  })
  return [head, ...rows]
}

const fitted = (text: string, room: number): string =>
  text.length > room ? `${text.slice(0, room - 1)}…` : text.padEnd(room)

/** One line in its colours, cut where the terminal ends. */
function drawn(line: readonly Piece[], width: number, paint: Paint): string {
  let room = width
  let out = ''
  for (const [text, tone] of line) {
    const shown = printable(text).slice(0, room)
    room -= shown.length
    if (shown !== '') out += tone ? paint(tone, shown) : shown
  }
  return out.trimEnd()
}
