import type { Counterexample, ProofResult, RuleRow } from '../verdict/proof.ts'
import type { PlayResult, RunResult } from '../verdict/result.ts'
import { playOf } from './summary.ts'

/** The result as a run with one play for each rule, so that every report of runs can show it. */
export function asRun(result: ProofResult): RunResult {
  const proofs = new Map(result.failures.map((each) => [each.property, each]))
  const plays = result.rules.map((row) => playFor(row, proofs.get(row.rule), result.seed))
  const counts = { pass: 0, fail: 0, inconclusive: 0, error: 0, unsupported: 0 }
  for (const { verdict } of plays) counts[verdict] += 1
  const { version, seed, target, verdict, reason } = result
  return {
    ...{ schema: 'rollcall-result/1', command: 'prove', version, seed, target, verdict, reason },
    counts,
    plays,
  }
}

function playFor(row: RuleRow, proof: Counterexample | undefined, seed: string): PlayResult {
  const { rule, title, runs, evaluated, verdict } = row
  const dialect = proof?.dialect ?? { content: 'xml', auth: 'md5' }
  const findings = proof ? [proof.finding] : []
  const judged = verdict === 'unsupported' ? 'inconclusive' : verdict
  return {
    ...{ play: playOf(rule), scenario: playOf(rule), title, dialect, verdict },
    purpose: proof
      ? proof.steps.map(({ text }) => text).join('; ')
      : `In ${runs} runs, ${evaluated} times evaluated.`,
    ...{ useCase: 'properties', variation: rule.split(/[-/]/).slice(0, 2).join('-'), proves: [rule] },
    reason: proof
      ? `${proof.finding.message}${proof.flaky ? ` (${proof.shown} of ${proof.performed} times)` : ''}`
      : reasonOf(row),
    checks: verdict === 'unsupported' ? [] : [{ check: rule, title, verdict: judged, evaluated, findings }],
    events: 0,
    replay: proof?.bundle
      ? `replay ${proof.bundle}`
      : (proof?.again ?? `prove --property ${rule} --seed ${seed}`),
    ...(proof && { shape: proof.shape }),
  }
}

function reasonOf({ verdict, runs, violated }: RuleRow): string {
  if (verdict === 'unsupported') return 'the target declares nothing by which it could be put to the test'
  if (verdict === 'inconclusive' && violated > 0) return `${violated} runs broke it, none of them each time`
  if (verdict === 'inconclusive') return 'no run put it to the test'
  return `${runs} runs put it to the test`
}
