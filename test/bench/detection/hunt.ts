import { Arena } from '../../../harness/prove/arena.ts'
import { inThread } from '../../../harness/prove/performers.ts'
import { type Outcome, Prover } from '../../../harness/prove/prover.ts'
import type { Clean, Find } from './row.ts'

const AUTHS = ['md5', 'mac', 'basic'] as const
const CONTENTS = ['xml', 'wbxml'] as const
const DIALECTS = AUTHS.flatMap((auth) => CONTENTS.map((content) => ({ auth, content })))

async function prove(
  seed: string,
  defects: readonly string[],
  seconds: number,
  firstOnly: boolean,
): Promise<Outcome> {
  const servers = { seed, auths: AUTHS, contents: CONTENTS, defects, timeoutMs: 10_000 }
  const performers = inThread(await Arena.embedded(servers))
  try {
    return await new Prover(performers, {
      ...{ seed, dialects: DIALECTS, budget: { seconds }, firstOnly },
      wanted: () => true,
      signal: new AbortController().signal,
    }).prove()
  } finally {
    await performers.close()
  }
}

/** Looks for one defect from one seed; undefined when the time was not enough. */
export async function hunt(defect: string, seed: string, seconds: number): Promise<Find | undefined> {
  const { proofs } = await prove(seed, [defect], seconds, true)
  const found = proofs.find(({ flaky }) => !flaky)
  if (!found) return undefined
  const { finding, sessions, plan } = found
  return { property: finding.property, sessions, seconds: found.seconds, steps: plan.steps.length }
}

/** What is said against a server that has no defect. */
export async function falseAlarms(seed: string, seconds: number): Promise<Clean> {
  const { proofs, tally, seconds: spent } = await prove(`clean/${seed}`, [], seconds, false)
  const alarms = proofs.filter(({ flaky }) => !flaky).map(({ finding }) => finding.property)
  return { sessions: tally.sessions, seconds: spent, alarms }
}
