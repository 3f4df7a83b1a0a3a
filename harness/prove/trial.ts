import type { Transport } from '../../simulators/world/transport.ts'
import { CHECKS } from '../checks/index.ts'
import { Monitor } from '../checks/monitor.ts'
import type { PlayHeader } from '../history/event.ts'
import type { EvidenceCode } from '../identity/evidence/evidence.ts'
import type { Performed } from '../identity/operation.ts'
import type { CellTested, Judged } from '../identity/oracle.ts'
import { type PlayRecord, play } from '../stage/play.ts'
import type { Stage } from '../stage/stage.ts'
import type { Target } from '../target/target.ts'
import type { Variation } from '../verdict/expectation.ts'
import { resultOf } from '../verdict/judge.ts'
import type { CheckResult, Finding } from '../verdict/result.ts'
import { type FleetSample, sampleOf } from './fleet/sample.ts'
import { liveness } from './liveness.ts'
import { type Performance, perform } from './perform.ts'
import type { Plan } from './plan.ts'

/** A plan that was performed, and what it showed. */
export interface Trial {
  readonly plan: Plan
  readonly ran: readonly boolean[]
  readonly marks: readonly number[]
  readonly checks: readonly CheckResult[]
  readonly sessions: number
  /** Steps during which privileged operations took effect. */
  readonly operated: readonly Operated[]
  /** Names of what was reached: operations, and cells that held. */
  readonly reached: readonly string[]
  /** What the target handed out. */
  readonly sample: FleetSample
  /** Why the performance itself failed, when it did. */
  readonly threw?: string
  readonly record: PlayRecord
  readonly header: PlayHeader
}

/** A step during which privileged operations took effect. */
export interface Operated {
  readonly step: number
  /** Rows of the identity matrix by which they were judged; none for what needs no evidence. */
  readonly rows: readonly Variation[]
  /** What they rested on: kinds of the evidence that filled their cells. */
  readonly rests: readonly EvidenceCode[]
}

export interface TrialParts {
  /** Identities are drawn from it: no two trials against one server share it. */
  readonly seed: string
  readonly target: Target
  readonly transport: Transport
  readonly deadlineMs: number
  readonly onStage: (stage: Stage) => void
}

/** Performs a plan once, and judges what happened by every property. Never rejects. */
export async function trial(plan: Plan, parts: TrialParts): Promise<Trial> {
  const done: { performance?: Performance } = {}
  const script = async (stage: Stage) => {
    done.performance = await perform(stage, plan)
  }
  const { seed, target, transport, deadlineMs, onStage } = parts
  const record = await play(
    { ...ABOUT, play: script },
    { seed, target, dialect: plan.dialect, transport, deadlineMs, onStage },
  )
  const header = headerOf(plan, parts, record.threw)
  const { events } = record
  const { ran, marks, world } = done.performance ?? { ran: [], marks: [], world: undefined }
  const monitor = new Monitor(header, CHECKS)
  const judged = events.flatMap((event) => monitor.take(event))
  const cells = judged.flatMap((each) => each.cells)
  const privileged = judged.filter(({ performed }) => !COMMON.has(performed.operation))
  return {
    plan,
    ran,
    marks,
    checks: [...monitor.end().map(resultOf), ...cellRows(cells), liveness(world?.promised ?? [], events)],
    operated: operatedIn(privileged, marks),
    sample: sampleOf(world, events, Date.now()),
    sessions: events.filter(({ kind }) => kind === 'dm.open').length,
    reached: [
      ...new Set([
        ...privileged.map(({ performed }) => nameOf(performed)),
        ...cells.filter(({ finding }) => !finding).map(({ name }) => name),
      ]),
    ],
    ...(record.threw !== undefined && { threw: record.threw }),
    record,
    header,
  }
}

function operatedIn(judged: readonly Judged[], marks: readonly number[]): Operated[] {
  const steps = new Map<number, CellTested[]>()
  for (const { performed, cells } of judged) {
    const step = marks.findLastIndex((mark) => mark <= performed.event.seq)
    steps.set(step, [...(steps.get(step) ?? []), ...cells])
  }
  return [...steps].map(([step, cells]) => ({
    step,
    rows: [...new Set(cells.map(({ cell }) => cell.variation))],
    rests: [...new Set(cells.flatMap(({ by }) => by.map(({ code }) => code)))],
  }))
}

const ABOUT = {
  id: 'prove',
  title: 'A world that nobody wrote down',
  purpose: 'Whatever happens, no privileged operation takes effect without its proof.',
  useCase: '5.1.4',
  variation: 'B5',
  guarded: 'OP-CONF',
  outcome: 'lawful',
  proves: [],
  needs: [],
} as const

function headerOf(plan: Plan, { seed, target }: TrialParts, threw: string | undefined): PlayHeader {
  const { id, title, purpose, useCase, variation, guarded, outcome, proves } = ABOUT
  return {
    ...{ play: id, scenario: id, title, purpose, dialect: plan.dialect, seed, replay: '' },
    expectation: { useCase, variation, guarded, outcome, proves },
    flags: target.flags,
    log: target.capabilities.includes('log'),
    ...(threw !== undefined && { threw }),
  }
}

/** Cells of the matrix as rules of their own: one row for each cell that some operation put to the test. */
function cellRows(cells: readonly CellTested[]): CheckResult[] {
  const rows = new Map<string, { tested: number; findings: Finding[] }>()
  for (const { name, finding } of cells) {
    const row = rows.get(name) ?? { tested: 0, findings: [] }
    row.tested += 1
    if (finding) row.findings.push(finding)
    rows.set(name, row)
  }
  return [...rows].map(([check, { tested, findings }]) => ({
    ...{ check, title: `What ${check.slice(7)} requires`, evaluated: tested, findings },
    verdict: findings.length > 0 ? 'fail' : 'pass',
  }))
}

/** Lookups and triggers happen all the time and say nothing of what was reached. */
const COMMON = new Set(['OP-LOOK', 'OP-NOTI'])

const nameOf = ({ operation, event }: Performed) =>
  event.kind === 'bs.applied' ? `${operation} ${event.origin}` : operation
