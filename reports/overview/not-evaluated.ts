import type { PlayResult, RunResult } from '../../harness/verdict/result.ts'
import { groupBy } from './group.ts'
import { type PropertyRow, propertiesOf } from './properties.ts'

export interface LeftOut {
  readonly reason: string
  readonly plays: readonly PlayResult[]
}

/** What a run says nothing about: every output shows it, because silence would read as a pass. */
export interface NotEvaluated {
  /** Properties that no play put to the test. */
  readonly properties: readonly PropertyRow[]
  /** Plays that were not made, by reason. */
  readonly unsupported: readonly LeftOut[]
  /** Plays that were made and could not be judged, by reason. */
  readonly inconclusive: readonly LeftOut[]
}

/** Gathers what was not evaluated. */
export function notEvaluated({ plays }: Pick<RunResult, 'plays'>): NotEvaluated {
  return {
    properties: propertiesOf(plays).filter(({ evaluated, findings }) => evaluated === 0 && findings === 0),
    unsupported: byReason(plays, 'unsupported'),
    inconclusive: byReason(plays, 'inconclusive'),
  }
}

function byReason(plays: readonly PlayResult[], outcome: PlayResult['verdict']): LeftOut[] {
  const those = plays.filter(({ verdict }) => verdict === outcome)
  return [...groupBy(those, ({ reason }) => reason)].map(([reason, of]) => ({ reason, plays: of }))
}
