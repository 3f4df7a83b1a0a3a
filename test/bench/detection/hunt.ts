import { parseArgs } from 'node:util'
import { Arena } from '../../../harness/prove/arena.ts'
import { inThread } from '../../../harness/prove/performers.ts'
import { Prover } from '../../../harness/prove/prover.ts'
import { findDefect } from '../../../simulators/server/defects/index.ts'
import { AUTHS, CONTENTS, DIALECTS } from './dialects.ts'
import type { Hunted } from './row.ts'

/** A process of its own: looks for one defect from one seed until the first proof, and writes what came of it as JSON. */
const { values } = parseArgs({
  options: { defect: { type: 'string' }, seed: { type: 'string' }, seconds: { type: 'string' } },
})
const { defect = '', seed = '1', seconds = '60' } = values
process.stdout.write(`${JSON.stringify(await hunt(defect, seed, Number(seconds)))}\n`)

async function hunt(id: string, from: string, budget: number): Promise<Hunted> {
  const { name = id, difficulty = 2 } = findDefect(id) ?? {}
  const servers = { seed: from, auths: AUTHS, contents: CONTENTS, defects: [id], timeoutMs: 10_000 }
  const performers = inThread(await Arena.embedded(servers))
  try {
    const outcome = await new Prover(performers, {
      ...{ seed: from, dialects: DIALECTS, budget: { seconds: budget }, firstOnly: true },
      wanted: () => true,
      signal: new AbortController().signal,
    }).prove()
    const proof = outcome.proofs.find(({ flaky }) => !flaky)
    const found = proof && {
      property: proof.finding.property,
      sessions: proof.sessions,
      seconds: proof.seconds,
      steps: proof.plan.steps.length,
      path: proof.path,
    }
    return {
      ...{ id, name, difficulty, seed: from, seconds: outcome.seconds, sessions: outcome.tally.sessions },
      ...(found && { find: found }),
    }
  } finally {
    await performers.close()
  }
}
