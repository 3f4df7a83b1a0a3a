import { parseArgs } from 'node:util'
import { Arena } from '../../../harness/prove/arena.ts'
import { inThread } from '../../../harness/prove/performers.ts'
import { type Proof, Prover } from '../../../harness/prove/prover.ts'
import { findDefect } from '../../../simulators/server/defects/index.ts'
import { AUTHS, CONTENTS, DIALECTS } from './dialects.ts'
import type { Hunted } from './row.ts'

/** A process of its own: looks for one defect from one seed until the first proof, and writes what came of it as JSON. */
const { values } = parseArgs({
  options: { defect: { type: 'string' }, seed: { type: 'string' }, seconds: { type: 'string' } },
})

/**
 * Hunts until something is found that a sound server does not show. What the sound one shows as well is a false alarm and no
 * find: its property is left alone for the rest of the time.
 */
async function hunt(id: string, from: string, budget: number): Promise<Hunted> {
  const { name = id, difficulty = 2 } = findDefect(id) ?? {}
  const started = performance.now()
  const gone = () => (performance.now() - started) / 1000
  const accusing = new Set<string>()
  let sessions = 0
  for (let round = 0; ; round++) {
    const seed = round === 0 ? from : `${from}/${round}`
    const { outcome, proof } = await prove(id, seed, budget - gone(), accusing)
    const before = sessions
    sessions += outcome.tally.sessions
    if (proof && (await accusesSound(proof))) {
      accusing.add(proof.finding.property)
      if (gone() < budget) continue
    }
    const real = proof && !accusing.has(proof.finding.property)
    const found = real && {
      property: proof.finding.property,
      sessions: before + proof.sessions,
      seconds: gone() - outcome.seconds + proof.seconds,
      steps: proof.plan.steps.length,
      path: proof.path,
    }
    return {
      ...{ id, name, difficulty, seed: from, seconds: gone(), sessions },
      ...(found && { find: found }),
    }
  }
}

async function prove(id: string, seed: string, seconds: number, left: ReadonlySet<string>) {
  const performers = inThread(await Arena.embedded(servers(seed, [id])))
  try {
    const outcome = await new Prover(performers, {
      ...{ seed, dialects: DIALECTS, budget: { seconds }, firstOnly: true },
      wanted: (property) => !left.has(property),
      signal: new AbortController().signal,
    }).prove()
    return { outcome, proof: outcome.proofs.find(({ flaky }) => !flaky) }
  } finally {
    await performers.close()
  }
}

/** Whether a server without any defect is accused of the same by the same steps. */
async function accusesSound({ plan, path, finding: { property } }: Proof): Promise<boolean> {
  // What only a fleet shows is no matter of one plan.
  if (path === '') return false
  const arena = await Arena.embedded(servers('sound', []))
  try {
    const { checks } = await arena.perform(plan, 'sound')
    return checks.some(({ findings }) => findings.some((each) => each.property === property))
  } finally {
    await arena.close()
  }
}

const servers = (seed: string, defects: readonly string[]) => ({
  ...{ seed, auths: AUTHS, contents: CONTENTS, defects, timeoutMs: 10_000 },
})

const { defect = '', seed = '1', seconds = '60' } = values
process.stdout.write(`${JSON.stringify(await hunt(defect, seed, Number(seconds)))}\n`)
