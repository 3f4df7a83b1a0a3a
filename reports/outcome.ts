import type { PlayResult } from '../harness/verdict/result.ts'

export type Outcome = PlayResult['verdict']

/** Worst first: the order in which a reader wants to see them. */
export const OUTCOMES: readonly Outcome[] = ['fail', 'error', 'inconclusive', 'pass', 'unsupported']

/** Marks of the outcomes, the same in every output. */
export const MARK: Readonly<Record<Outcome, string>> = {
  pass: '✓',
  fail: '✗',
  inconclusive: '?',
  error: '!',
  unsupported: '–',
}

/** What is said of a number of plays, after the number. */
export const COUNTED: Readonly<Record<Outcome, string>> = {
  pass: 'passed',
  fail: 'failed',
  inconclusive: 'inconclusive',
  error: 'in error',
  unsupported: 'unsupported',
}

/** Outcomes that somebody has to look at. */
export const isOpen = (outcome: Outcome): boolean =>
  outcome === 'fail' || outcome === 'error' || outcome === 'inconclusive'

/** `1 play`, `2 plays`, `2 properties`. */
export const plural = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : nouns}`
