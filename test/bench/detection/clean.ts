import { inWorkers } from '../../../harness/prove/performers.ts'
import { type Outcome, Prover } from '../../../harness/prove/prover.ts'
import { AUTHS, CONTENTS, DIALECTS } from './dialects.ts'
import type { Alarm, Clean } from './row.ts'

/** Sessions before servers of their own: one that has seen all of them would only grow. */
const CHUNK = 5_000

export interface CleanOptions {
  readonly seed: string
  readonly sessions: number
  readonly workers: number
  readonly onProgress: (clean: Clean) => void
}

/** Proves a server without any defect, from one seed after the other, until so many sessions have been judged. */
export async function proveClean({ seed, sessions, workers, onProgress }: CleanOptions): Promise<Clean> {
  let clean: Clean = { sessions: 0, seconds: 0, alarms: [] }
  for (let chunk = 0; clean.sessions < sessions; chunk++) {
    const from = `clean/${seed}/${chunk}`
    const left = Math.min(CHUNK, sessions - clean.sessions)
    const before = clean
    const with_ = (done: Pick<Clean, 'sessions' | 'seconds'>, alarms: readonly Alarm[]): Clean => ({
      sessions: before.sessions + done.sessions,
      seconds: before.seconds + done.seconds,
      alarms: [...before.alarms, ...alarms],
    })
    const outcome = await proveFrom(from, left, workers, (done) => onProgress(with_(done, [])))
    clean = with_({ sessions: outcome.tally.sessions, seconds: outcome.seconds }, alarmsOf(outcome, from))
    onProgress(clean)
  }
  return clean
}

async function proveFrom(
  seed: string,
  sessions: number,
  workers: number,
  onRound: (done: Pick<Clean, 'sessions' | 'seconds'>) => void,
): Promise<Outcome> {
  const servers = { seed, auths: AUTHS, contents: CONTENTS, defects: [], timeoutMs: 10_000 }
  const performers = await inWorkers(workers, servers)
  try {
    return await new Prover(performers, {
      ...{ seed, dialects: DIALECTS, budget: { sessions } },
      wanted: () => true,
      signal: new AbortController().signal,
      onRound: (tally, seconds) => onRound({ sessions: tally.sessions, seconds }),
    }).prove()
  } finally {
    await performers.close()
  }
}

/** Runs that broke off are alarms as well: they say nothing, and nobody would know. */
function alarmsOf({ proofs, tally }: Outcome, seed: string): Alarm[] {
  const again = (path: string) => `rollcall prove --seed ${seed} --path ${path}`
  const { broken } = tally
  return [
    ...proofs
      .filter(({ flaky }) => !flaky)
      .map(({ finding: { property, message }, path }) => ({ property, message, again: again(path) })),
    ...(broken.runs > 0
      ? [
          {
            property: 'broken',
            message: `${broken.runs} runs broke off: ${broken.reason}`,
            again: `rollcall prove --seed ${seed}`,
          },
        ]
      : []),
  ]
}
