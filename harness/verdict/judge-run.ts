import type { PlayResult, RunResult, Verdict } from './result.ts'

/**
 * A withheld operation says something only beside the twin in which it happens: where the twin did not pass in the same
 * dialect, the silence is inconclusive.
 */
export function besideTwins(
  plays: readonly PlayResult[],
  twinOf: (scenario: string) => string | undefined,
): PlayResult[] {
  const passed = new Set(plays.filter(({ verdict }) => verdict === 'pass').map(({ play }) => play))
  return plays.map((play) => {
    const twin = twinOf(play.scenario)
    if (play.verdict !== 'pass' || twin === undefined) return play
    const { content, auth } = play.dialect
    if (passed.has(`${twin}@${content}+${auth}`)) return play
    return {
      ...play,
      verdict: 'inconclusive',
      reason: `its twin ${twin}, in which it must happen, did not pass`,
    }
  })
}

/** Fail before error before inconclusive before pass; a run of nothing is inconclusive. */
export function verdictOf(plays: readonly PlayResult[]): {
  verdict: Verdict
  reason: string
  counts: RunResult['counts']
} {
  const counts = { pass: 0, fail: 0, inconclusive: 0, error: 0, unsupported: 0 }
  for (const { verdict } of plays) counts[verdict] += 1
  const worst = (['fail', 'error', 'inconclusive'] as const).find((each) => counts[each] > 0)
  if (worst) {
    const first = plays.find(({ verdict }) => verdict === worst)
    return { verdict: worst, reason: `${first?.play}: ${first?.reason}`, counts }
  }
  if (counts.pass === 0) return { verdict: 'inconclusive', reason: 'nothing was played', counts }
  return { verdict: 'pass', reason: `${counts.pass} plays, and every operation had its proof`, counts }
}
