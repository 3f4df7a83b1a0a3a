import { encodePlay } from '../history/writer.ts'
import type { ToldStep } from '../verdict/proof.ts'
import type { Finding } from '../verdict/result.ts'
import type { FleetSample } from './fleet/sample.ts'
import { titleOf } from './title.ts'
import { told } from './told.ts'
import type { Operated, Trial } from './trial.ts'

/** What is told of a trial beyond its thread: plain data, and little of it. */
export interface Summary {
  readonly ran: readonly boolean[]
  readonly findings: readonly Finding[]
  /** How often each rule was put to the test; those that were not are left out. */
  readonly evaluated: Readonly<Record<string, number>>
  readonly sessions: number
  readonly operated: readonly Operated[]
  readonly reached: readonly string[]
  /** What the target handed out, for the statistics of the fleet. */
  readonly sample: FleetSample
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

/** The name under which a property's counterexample stands in histories and reports. */
export const playOf = (property: string): string => `prove/${property}`

/** Sums a trial up; `keep` names the property as whose counterexample its history is kept. */
export function summarise(trial: Trial, keep: string | undefined): Summary {
  const { ran, checks, sessions, operated, reached, sample, threw } = trial
  const evaluated: Record<string, number> = {}
  for (const each of checks) if (each.evaluated > 0) evaluated[each.check] = each.evaluated
  return {
    ...{ ran, sessions, operated, reached, sample, evaluated },
    findings: distinct(checks.flatMap(({ findings }) => findings)),
    ...(threw !== undefined && { threw }),
    ...(keep !== undefined && { kept: keptOf(trial, keep) }),
  }
}

function keptOf({ plan, marks, record, header }: Trial, property: string): Kept {
  const { events, secrets } = record
  const named = { ...header, play: playOf(property), scenario: playOf(property), title: titleOf(property) }
  return { steps: told(plan, marks, events), marks, history: encodePlay(named, events, secrets) }
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
