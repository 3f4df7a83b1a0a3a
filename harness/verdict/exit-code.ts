import type { Verdict } from './result.ts'

/** Every code with which a command can end; 99 to 109 are those of k6, so that existing wrappers read them. */
export const EXIT = {
  /** Everything passed. */
  pass: 0,
  /** A check failed. */
  fail: 1,
  /** Nothing failed, and something could not be judged: nothing matched, nothing was evaluated. */
  inconclusive: 2,
  /** A threshold of a load test was missed. */
  thresholds: 99,
  /** Bad usage or configuration: the message names what to mend. */
  usage: 104,
  /** Interrupted, or stopped because the run directory could no longer be written; results so far are kept. */
  aborted: 105,
  /** A scenario threw, did not end, or was lost with its worker. */
  threw: 107,
  /** A fault of Rollcall itself. */
  internal: 109,
} as const

/** The code of a run's verdict. */
export function exitCodeOf(verdict: Verdict): number {
  return verdict === 'error' ? EXIT.threw : EXIT[verdict]
}
