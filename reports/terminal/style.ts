import type { PlayResult } from '../../harness/verdict/result.ts'

export type Outcome = PlayResult['verdict']

/** Marks and words of the outcomes, the same in every output. */
export const MARK: Readonly<Record<Outcome, string>> = {
  pass: '✓',
  fail: '✗',
  inconclusive: '?',
  error: '!',
  unsupported: '–',
}

const CODE: Readonly<Record<Outcome, number>> = {
  pass: 32,
  fail: 31,
  inconclusive: 33,
  error: 35,
  unsupported: 90,
}

export type Paint = (outcome: Outcome | 'bold' | 'dim', text: string) => string

/** Colours where the terminal has them. */
export function painter(colour: boolean): Paint {
  return (outcome, text) => {
    if (!colour) return text
    const code = outcome === 'bold' ? 1 : outcome === 'dim' ? 2 : CODE[outcome]
    return `\u001b[${code}m${text}\u001b[0m`
  }
}
