import type { Dialect } from '../history/event.ts'
import type { Finding, Verdict } from './result.ts'

/** A rule over all runs: how many put it to the test, how often, and how many broke it. Never reached is inconclusive. */
export interface RuleRow {
  /** Property id, or the name of a cell of the identity matrix. */
  readonly rule: string
  readonly title: string
  readonly runs: number
  readonly evaluated: number
  readonly violated: number
  readonly verdict: Verdict | 'unsupported'
}

/** One step of a proof as it is told, with what it proved and what it undid. */
export interface ToldStep {
  readonly text: string
  readonly proven: readonly string[]
  readonly revoked: readonly string[]
}

/** The smallest sequence of steps that was found to break a property. */
export interface Counterexample {
  readonly property: string
  readonly title: string
  readonly finding: Finding
  readonly dialect: Dialect
  /** Who there is, told. */
  readonly world: readonly string[]
  readonly steps: readonly ToldStep[]
  /** Steps of the run before it was shrunk. */
  readonly stepsBefore: number
  /** The names of its steps in order: the same flaw has the same shape in another run. */
  readonly shape: string
  readonly seed: string
  /** `<round>.<run>:<shrinks>`: with the seed it leads to the same steps. */
  readonly path: string
  /** The arguments of `rollcall` that draw and shrink it again; a bundle that is replayed has none. */
  readonly again?: string
  /** Sessions and seconds until it was first seen. */
  readonly sessions: number
  readonly seconds: number
  /** File of the failure bundle, once it is kept. */
  readonly bundle?: string
  /** It did not show each time that the run was repeated. */
  readonly flaky: boolean
  /** How often it showed, of how many performances. */
  readonly shown: number
  readonly performed: number
}

/** What `rollcall prove` found, and how hard it looked. */
export interface ProofResult {
  readonly schema: 'rollcall-proof/1'
  readonly version: string
  readonly seed: string
  readonly target: { readonly name: string; readonly endpoint: string; readonly defects: readonly string[] }
  readonly verdict: Verdict
  /** One sentence that explains the verdict. */
  readonly reason: string
  readonly runs: number
  readonly sessions: number
  readonly seconds: number
  readonly rules: readonly RuleRow[]
  readonly failures: readonly Counterexample[]
  /** Privileged operations that took effect, by class, in how many runs. */
  readonly reached: Readonly<Record<string, number>>
  /** Runs whose script broke off, with the reason and the path of the first. */
  readonly broken: { readonly runs: number; readonly reason?: string; readonly path?: string }
}
