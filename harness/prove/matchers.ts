import { AssertionError } from 'node:assert'
import type { Counterexample, ProofResult } from '../verdict/proof.ts'

/** What vitest, Jest and Playwright Test want of a matcher. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

/** For `expect.extend`: the same in vitest, Jest and Playwright Test. */
export const identityMatchers = {
  /** No property was broken, and at least one was put to the test. */
  toKnowWhomItManages(result: ProofResult): MatcherResult {
    const pass = held(result) && result.failures.length === 0
    return { pass, message: () => (pass ? 'every property held' : because(result)) }
  },
  /** This property was put to the test and held. One that nothing put to the test does not hold. */
  toUphold(result: ProofResult, property: string): MatcherResult {
    const row = result.rules.find(({ rule }) => rule === property)
    const proof = result.failures.find((each) => each.property === property)
    const pass = row?.verdict === 'pass' && proof === undefined
    const untested = `${property} was never put to the test in ${result.runs} runs`
    return { pass, message: () => (pass ? `${property} held` : proof ? explained(proof) : untested) }
  },
} as const

/** For node:test and others without `expect`. Throws AssertionError that tells the first proof. */
export function assertKnowsWhomItManages(result: ProofResult): void {
  const { pass, message } = identityMatchers.toKnowWhomItManages(result)
  if (!pass) throw new AssertionError({ message: message(), operator: 'toKnowWhomItManages' })
}

/** The same for one property. */
export function assertUpholds(result: ProofResult, property: string): void {
  const { pass, message } = identityMatchers.toUphold(result, property)
  if (!pass) throw new AssertionError({ message: message(), operator: 'toUphold' })
}

const held = ({ rules }: ProofResult) => rules.some(({ verdict }) => verdict === 'pass')

function because(result: ProofResult): string {
  const { failures, seed, reason } = result
  return failures.length === 0 ? reason : [...failures.map(explained), `seed ${seed}`].join('\n\n')
}

function explained({ property, title, finding, world, steps }: Counterexample): string {
  return [
    `${property}: ${title}`,
    ...world.map((line) => `  ${line}`),
    ...steps.map(({ text }, at) => `  ${at + 1}. ${text}`),
    `  → ${finding.message}`,
  ].join('\n')
}
