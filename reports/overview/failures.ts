import type { Finding, PlayResult } from '../../harness/verdict/result.ts'
import { isOpen, OUTCOMES } from '../outcome.ts'
import { type ScenarioPlays, scenariosOf } from './scenarios.ts'

/** What has to be looked at in one scenario: one play told in full, and the others that ended no better. */
export interface Failure extends ScenarioPlays {
  readonly lead: PlayResult
  readonly others: readonly PlayResult[]
}

/** Scenarios with a play that failed, broke or stayed open; the worst outcome first, else in the order of the run. */
export function failuresOf(plays: readonly PlayResult[]): Failure[] {
  const rank = ({ verdict }: PlayResult) => OUTCOMES.indexOf(verdict)
  return scenariosOf(plays)
    .flatMap((scenario) => {
      const [lead, ...others] = scenario.plays
        .filter(({ verdict }) => isOpen(verdict))
        .sort((a, b) => rank(a) - rank(b))
      return lead ? [{ ...scenario, lead, others }] : []
    })
    .sort((a, b) => rank(a.lead) - rank(b.lead))
}

/** All findings of a play in the order of its history. */
export function findingsOf({ checks }: PlayResult): Finding[] {
  return checks.flatMap(({ findings }) => findings).sort((a, b) => a.seq - b.seq)
}
