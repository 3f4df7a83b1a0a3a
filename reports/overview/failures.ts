import type { Finding, PlayResult } from '../../harness/verdict/result.ts'
import { isOpen, OUTCOMES } from '../outcome.ts'
import { groupBy } from './group.ts'
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

/** Findings that say the same of several events. */
export interface Repeated extends Omit<Finding, 'seq'> {
  readonly seqs: readonly number[]
}

/** The findings of a play with equal ones told once. */
export function repeatedFindingsOf(play: PlayResult): Repeated[] {
  const groups = groupBy(findingsOf(play), ({ property, message, nearest }) =>
    JSON.stringify([property, message, nearest]),
  )
  return [...groups.values()].map((equal) => {
    const [{ seq: _, ...said }] = equal as [Finding]
    return { ...said, seqs: equal.map(({ seq }) => seq) }
  })
}

/** All findings of a play in the order of its history. */
export function findingsOf({ checks }: PlayResult): Finding[] {
  return checks.flatMap(({ findings }) => findings).sort((a, b) => a.seq - b.seq)
}
