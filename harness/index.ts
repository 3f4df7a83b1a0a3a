/**
 * Rollcall as a library: the identity properties of a DM server, for a test suite of your own. See
 * docs/properties-in-your-tests.md.
 */
export {
  assertKnowsWhomItManages,
  assertUpholds,
  identityMatchers,
  type MatcherResult,
} from './prove/matchers.ts'
export {
  type IdentityProperties,
  identityProperties,
  type PropertiesOptions,
  type ProveOptions,
} from './prove/properties.ts'
export type { Counterexample, ProofResult, RuleRow, ToldStep } from './verdict/proof.ts'
export type { Finding, Verdict } from './verdict/result.ts'
