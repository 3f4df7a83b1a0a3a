import type { Dialect } from '../history/event.ts'
import type { Shard } from './shard.ts'

/** `unsupported` is no verdict: the target did not declare what the scenario needs. */
export type Verdict = 'pass' | 'fail' | 'inconclusive' | 'error'

/** One violation: which property, what happened, where in the history, and the evidence that came nearest. */
export interface Finding {
  readonly property: string
  readonly message: string
  /** Sequence number of the event at which the property broke. */
  readonly seq: number
  readonly nearest?: string
}

export interface CheckResult {
  /** Property id of the identity matrix (SP-…, LV-…) or `matrix/<variation>/<cell>`. */
  readonly check: string
  readonly title: string
  readonly verdict: Verdict
  /** How often the property was really put to the test; 0 makes the check inconclusive. */
  readonly evaluated: number
  readonly findings: readonly Finding[]
  /** Why it is inconclusive or in error. */
  readonly reason?: string
}

/** A picture that a real browser made on a portal's pages; `file` is relative to the run directory. */
export interface Screenshot {
  readonly name: string
  readonly file: string
}

export interface PlayResult {
  /** `<scenario>@<content>+<auth>` */
  readonly play: string
  readonly scenario: string
  readonly title: string
  /** The requirement in one sentence: what the scenario proves. */
  readonly purpose: string
  readonly useCase: string
  readonly variation: string
  readonly dialect: Dialect
  readonly verdict: Verdict | 'unsupported'
  readonly reason: string
  /** Properties without which the scenario says nothing: each must have been evaluated. */
  readonly proves: readonly string[]
  readonly checks: readonly CheckResult[]
  readonly events: number
  /** What a real browser showed, step by step. */
  readonly screenshots?: readonly Screenshot[]
  /** The command line that replays it. */
  readonly replay: string
  /** What a counterexample is about without whom it happened to: the same flaw has the same shape in another run. */
  readonly shape?: string
}

export interface RunResult {
  readonly schema: 'rollcall-result/1'
  readonly command: string
  readonly version: string
  /** Which part of the cases was played, where the run was divided by `--shard`. */
  readonly shard?: Shard
  readonly seed: string
  /** The command line that makes the whole run again, where one does. */
  readonly replay?: string
  readonly target: { readonly name: string; readonly endpoint: string; readonly defects: readonly string[] }
  readonly verdict: Verdict
  /** One sentence that explains the verdict. */
  readonly reason: string
  readonly counts: Readonly<Record<Verdict | 'unsupported', number>>
  readonly plays: readonly PlayResult[]
}
