import { mkdirSync } from 'node:fs'
import { bundleOf } from '../../../harness/cli/bundle.ts'
import { writeBundle } from '../../../harness/prove/bundle.ts'
import { inWorkers } from '../../../harness/prove/performers.ts'
import { type Outcome, Prover } from '../../../harness/prove/prover.ts'
import type { Target } from '../../../harness/target/target.ts'
import { AUTHS, CONTENTS, DIALECTS } from './dialects.ts'
import type { Alarm, Clean } from './row.ts'

const ALARMS = 'runs/bench/alarms'

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
    const { tally, seconds, alarms } = await proveFrom(from, left, workers, (done) =>
      onProgress(with_(done, [])),
    )
    clean = with_({ sessions: tally.sessions, seconds }, alarms)
    onProgress(clean)
  }
  return clean
}

async function proveFrom(
  seed: string,
  sessions: number,
  workers: number,
  onRound: (done: Pick<Clean, 'sessions' | 'seconds'>) => void,
): Promise<Outcome & { readonly alarms: readonly Alarm[] }> {
  const servers = { seed, auths: AUTHS, contents: CONTENTS, defects: [], timeoutMs: 10_000 }
  const performers = await inWorkers(workers, servers)
  try {
    const outcome = await new Prover(performers, {
      ...{ seed, dialects: DIALECTS, budget: { sessions } },
      wanted: () => true,
      signal: new AbortController().signal,
      onRound: (tally, seconds) => onRound({ sessions: tally.sessions, seconds }),
    }).prove()
    return { ...outcome, alarms: await alarmsOf(outcome, seed, performers.targets) }
  } finally {
    await performers.close()
  }
}

/** Runs that broke off are alarms as well: they say nothing, and nobody would know. Each alarm leaves a bundle. */
async function alarmsOf(
  { proofs, tally: { broken } }: Outcome,
  seed: string,
  targets: readonly Target[],
): Promise<Alarm[]> {
  const alarms: Alarm[] = []
  for (const proof of proofs.filter(({ flaky }) => !flaky)) {
    const { property, message } = proof.finding
    const file = `${ALARMS}/${[...seed.split('/'), property].join('-')}.rollcall`
    mkdirSync(ALARMS, { recursive: true })
    writeBundle(file, await bundleOf(proof, { seed, targets, file }))
    alarms.push({ property, message, again: `rollcall replay ${file}` })
  }
  const { runs, reason, path } = broken
  if (runs > 0) {
    const message = `${runs} runs broke off: ${reason}`
    alarms.push({ property: 'broken', message, again: `rollcall prove --seed ${seed} --path ${path}` })
  }
  return alarms
}
