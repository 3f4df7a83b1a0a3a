import { redisAddress } from '../../load/agents/address.ts'
import { type Crew, meetAgents } from '../../load/agents/meet.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import { version } from '../version.ts'

/** The agents of `--on`, when they have come; nothing without that flag. Throws UsageProblem for flags that exclude it. */
export async function crewFor(options: Record<string, unknown>): Promise<Crew | undefined> {
  const { on, workers, fleet, agents, wait } = options
  if (on === undefined) {
    if (agents !== undefined || wait !== undefined)
      throw new UsageProblem('--agents and --wait go with --on: without it no agent takes part')
    return undefined
  }
  if (workers !== undefined)
    throw new UsageProblem('--workers is said to each agent; with --on a run has the workers of its agents')
  if (fleet !== undefined)
    throw new UsageProblem('--fleet cannot go with --on: devices of agents are not kept between runs')
  return meetAgents(redisAddress(String(on)), {
    agents: (agents as number | undefined) ?? 1,
    waitMillis: ((wait as number | undefined) ?? 30) * 1000,
    version: version(),
    onPhase: (phase) => process.stderr.write(`${phase}\n`),
  })
}
