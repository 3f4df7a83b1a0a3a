import { encodePlay } from '../history/writer.ts'
import type { ToldStep } from '../verdict/proof.ts'
import type { Finding } from '../verdict/result.ts'
import { told } from './told.ts'
import type { Trial } from './trial.ts'

/** What is told of a trial beyond its thread: plain data, and little of it. */
export interface Summary {
  readonly ran: readonly boolean[]
  readonly findings: readonly Finding[]
  /** How often each rule was put to the test; those that were not are left out. */
  readonly evaluated: Readonly<Record<string, number>>
  readonly sessions: number
  readonly reached: readonly string[]
  readonly threw?: string
  /** Of a trial that is to be kept. */
  readonly kept?: Kept
}

export interface Kept {
  readonly steps: readonly ToldStep[]
  /** Number of the step during which each finding's event happened. */
  readonly marks: readonly number[]
  /** The masked history as a gzip member. */
  readonly history: Uint8Array
}

/** Sums a trial up; `keep` adds its history and what its steps proved. */
export function summarise(trial: Trial, keep: boolean): Summary {
  const { ran, checks, sessions, reached, threw } = trial
  const evaluated: Record<string, number> = {}
  for (const each of checks) if (each.evaluated > 0) evaluated[each.check] = each.evaluated
  return {
    ...{ ran, sessions, reached, evaluated },
    findings: distinct(checks.flatMap(({ findings }) => findings)),
    ...(threw !== undefined && { threw }),
    ...(keep && { kept: keptOf(trial) }),
  }
}

function keptOf({ plan, marks, record, header }: Trial): Kept {
  const { events, secrets } = record
  return { steps: told(plan, marks, events), marks, history: encodePlay(header, events, secrets) }
}

/** One finding for each property: the first in the history. */
function distinct(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>()
  for (const each of [...findings].sort((a, b) => a.seq - b.seq)) {
    if (!first.has(each.property)) first.set(each.property, each)
  }
  return [...first.values()]
}

/** Whether the trial broke this property. */
export function breaks({ findings }: Summary, property: string): boolean {
  return findings.some((each) => each.property === property)
}
