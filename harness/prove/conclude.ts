import type { Target } from '../target/target.ts'
import type { Counterexample, ProofResult, RuleRow } from '../verdict/proof.ts'
import type { Outcome, Proof } from './prover.ts'
import { shapeOf } from './shape.ts'
import { isSupported } from './supported.ts'
import { titleOf } from './title.ts'
import { worldOf } from './told.ts'

export interface About {
  readonly version: string
  readonly seed: string
  readonly targets: readonly Target[]
  /** The properties that were asked for; others are no part of the verdict. */
  readonly wanted: (property: string) => boolean
  /** Files of the bundles, by property. */
  readonly bundles: ReadonlyMap<string, string>
  /** The arguments of `rollcall` that draw the same worlds; the seed alone where not given. */
  readonly again?: string
  /** Why it was stopped early, when it was. */
  readonly aborted?: string
}

/** The result of proving: every rule with its verdict, every proof told. */
export function conclude({ tally, proofs, seconds }: Outcome, about: About): ProofResult {
  const { version, seed, targets, wanted, aborted } = about
  const failed = new Set(proofs.filter(({ flaky }) => !flaky).map(({ finding }) => finding.property))
  const capabilities = targets[0]?.capabilities ?? []
  const rules = tally
    .rules(failed, (rule) => isSupported(rule, capabilities))
    .filter(({ rule }) => wanted(rule))
  const failures = proofs.map((proof) => counterexample(proof, about))
  return {
    ...{ schema: 'rollcall-proof/1', version, seed, failures, rules, seconds },
    target: {
      name: targets.map(({ name }) => name).join(', '),
      endpoint: targets.map(({ endpoint }) => endpoint).join(' '),
      defects: targets[0]?.defects ?? [],
    },
    ...verdictOf(rules, failures, tally.broken, aborted),
    runs: tally.runs,
    sessions: tally.sessions,
    reached: Object.fromEntries([...tally.reached].sort(([a], [b]) => a.localeCompare(b))),
    broken: tally.broken,
  }
}

export function counterexample(
  proof: Proof,
  { seed, bundles, again = `prove --seed ${seed}` }: Pick<About, 'seed' | 'bundles' | 'again'>,
): Counterexample {
  const { finding, plan, kept, path, sessions, seconds, stepsBefore, flaky, shown, performed } = proof
  const bundle = bundles.get(finding.property)
  return {
    property: finding.property,
    title: titleOf(finding.property),
    ...{ finding, seed, path, sessions, seconds, stepsBefore, flaky, shown, performed },
    again: `${again} --property ${finding.property}${path === '' ? '' : ` --path ${path}`}`,
    dialect: plan.dialect,
    world: worldOf(plan),
    steps: kept.steps,
    shape: shapeOf(plan),
    ...(bundle !== undefined && { bundle }),
  }
}

/** A proof fails it; a broken script is an error; what was never reached, or shows only sometimes, leaves it open. */
function verdictOf(
  rules: readonly RuleRow[],
  failures: readonly Counterexample[],
  broken: ProofResult['broken'],
  aborted: string | undefined,
): Pick<ProofResult, 'verdict' | 'reason'> {
  const believed = failures.filter(({ flaky }) => !flaky)
  const [first] = believed
  if (first) return { verdict: 'fail', reason: `${first.property}: ${first.finding.message}` }
  if (broken.runs > 0) {
    const { runs, reason, path } = broken
    return { verdict: 'error', reason: `${runs} runs broke off, the first at --path ${path}: ${reason}` }
  }
  if (aborted !== undefined) return { verdict: 'inconclusive', reason: `stopped early: ${aborted}` }
  const flaky = failures.map(
    ({ property, shown, performed }) => `${property} (${shown} of ${performed} times)`,
  )
  if (flaky.length > 0)
    return { verdict: 'inconclusive', reason: `broken sometimes only: ${flaky.join(', ')}` }
  const open = rules.filter(({ verdict }) => verdict === 'inconclusive').map(({ rule }) => rule)
  if (open.length > 0) return { verdict: 'inconclusive', reason: `never put to the test: ${open.join(', ')}` }
  if (!rules.some(({ verdict }) => verdict === 'pass'))
    return { verdict: 'inconclusive', reason: 'nothing was put to the test' }
  return { verdict: 'pass', reason: 'no run broke a property, and each was put to the test' }
}
