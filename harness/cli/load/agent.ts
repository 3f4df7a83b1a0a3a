import { availableParallelism } from 'node:os'
import { redisAddress } from '../../load/agents/address.ts'
import { serveAsAgent } from '../../load/agents/agent.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import { EXIT } from '../../verdict/exit-code.ts'
import { onInterrupt } from '../interrupt.ts'
import { version } from '../version.ts'

/** `rollcall agent`: lends this machine to load runs that are begun elsewhere, until it is interrupted. */
export async function agent(options: Record<string, unknown>): Promise<number> {
  if (options['on'] === undefined)
    throw new UsageProblem(
      'where do shards come from? write for example: rollcall agent --on redis://host:6379',
    )
  const there = await serveAsAgent({
    address: redisAddress(String(options['on'])),
    slots: (options['workers'] as number | undefined) ?? Math.min(availableParallelism(), 8),
    version: version(),
    owned: options['iOwnThisServer'] === true,
    onPhase: (phase) => process.stderr.write(`${phase}\n`),
    leave: onInterrupt(),
  })
  // Connections that still look for a Redis that is away would keep the process from ending.
  if (!there) process.exit(EXIT.pass)
  return EXIT.pass
}
