import { fleetAgain } from './fleet/again.ts'
import { isFleetRule } from './fleet/fleet.ts'
import type { Performers } from './performers.ts'
import type { Plan } from './plan.ts'
import type { Summary } from './summary.ts'

/** What has become of a counterexample. */
export type Fate = 'FIXED' | 'STILL FAILS' | 'DIFFERENT'

export interface Replayed {
  readonly fate: Fate
  /** One sentence that explains it. */
  readonly reason: string
  readonly summary: Summary
}

/** How often a counterexample is performed before its silence is believed. */
const TIMES = 3

/** Performs a counterexample again. Only when each of its steps could be taken does silence mean that it is fixed. */
export async function replay(
  performers: Performers,
  { plan, property, seed }: { readonly plan: Plan; readonly property: string; readonly seed: string },
): Promise<Replayed> {
  if (isFleetRule(property)) return replayFleet(performers, { plan, property, seed })
  let last: Summary | undefined
  for (let n = 0; n < TIMES; n++) {
    const [summary] = await performers.perform([{ plan, seed: `${seed}/replay-${n}`, keep: property }])
    if (!summary) break
    last = summary
    const finding = summary.findings.find((each) => each.property === property)
    if (finding) return { fate: 'STILL FAILS', reason: finding.message, summary }
  }
  const summary = last as Summary
  return { ...otherwise(plan, summary), summary }
}

function otherwise(plan: Plan, summary: Summary): { fate: Fate; reason: string } {
  const [other] = summary.findings
  if (other)
    return {
      fate: 'DIFFERENT',
      reason: `another property is broken now: ${other.property}: ${other.message}`,
    }
  if (summary.threw !== undefined)
    return { fate: 'DIFFERENT', reason: `the performance broke off: ${summary.threw}` }
  const missed = plan.steps.findIndex((_, at) => !summary.ran[at])
  if (missed !== -1)
    return {
      fate: 'DIFFERENT',
      reason: `step ${missed + 1} could not be taken: the world has become another one`,
    }
  return { fate: 'FIXED', reason: `the steps were taken ${TIMES} times, and nothing lacked its proof` }
}

/** A law about a fleet shows in a fleet: it is set up anew. */
async function replayFleet(
  performers: Performers,
  wish: { readonly plan: Plan; readonly property: string; readonly seed: string },
): Promise<Replayed> {
  const { finding, summary } = await fleetAgain((jobs) => performers.perform(jobs), wish)
  if (finding) return { fate: 'STILL FAILS', reason: finding.message, summary }
  const other = otherwise(wish.plan, summary)
  const reason = 'a new fleet was set up, and nothing of it could be foreseen'
  return { ...other, ...(other.fate === 'FIXED' && { reason }), summary }
}
