import type { Capability } from '../../target/target.ts'
import type { Finding } from '../../verdict/result.ts'
import type { Job } from '../lanes.ts'
import { PLAIN, type Plan } from '../plan.ts'
import type { Summary } from '../summary.ts'
import { Fleet } from './fleet.ts'

/** Worlds in which a fleet is set up anew: enough of them that the sample is large enough. */
const WORLDS = 30

/** A phone is set up and opens a session: what a target hands out, and nothing else. */
export function fleetPlan(dialect: Plan['dialect'], capabilities: readonly Capability[]): Plan {
  const report = capabilities.includes('pairs') ? [{ do: 'pair-is-reported', phone: 0 }] : []
  return {
    dialect,
    households: [PLAIN],
    steps: [...report, { do: 'opens-session', phone: 0, hold: 0 }],
  }
}

export interface FleetAgain {
  readonly finding?: Finding
  /** Of one of its worlds, with its history. */
  readonly summary: Summary
}

/** Performs the plan with new identities until a new fleet is there, and judges that fleet alone. */
export async function fleetAgain(
  perform: (jobs: readonly Job[]) => Promise<Summary[]>,
  { plan, property, seed }: { readonly plan: Plan; readonly property: string; readonly seed: string },
): Promise<FleetAgain> {
  const jobs = Array.from(
    { length: WORLDS },
    (_, n): Job => ({ plan, seed: `${seed}/fleet-${n}`, keep: property }),
  )
  const done = await perform(jobs)
  const fleet = new Fleet()
  for (const { sample } of done) fleet.take(sample)
  const found = fleet.look().find(({ rule, finding }) => rule === property && finding)
  return { summary: done.at(-1) as Summary, ...(found?.finding && { finding: found.finding }) }
}
