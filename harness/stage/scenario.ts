import type { Dialect } from '../history/event.ts'
import type { Capability } from '../target/target.ts'
import type { Expectation } from '../verdict/expectation.ts'
import type { Stage } from './stage.ts'

/** What a scenario author needs beside the stage, so that this room is the only one to know. */
export type { Dialect } from '../history/event.ts'
export type { Capability } from '../target/target.ts'
export type { Expectation, Variation } from '../verdict/expectation.ts'

/**
 * One variation of a use case, as a QA engineer writes it: what it proves, what the target must offer, and the play.
 * The play only acts; whether the target behaved is judged afterwards from the history.
 */
export interface Scenario extends Expectation {
  /** `uc-<use case>/<name>`; unique in the catalogue. */
  readonly id: string
  readonly title: string
  /** The requirement in one sentence. */
  readonly purpose: string
  /** Rows of the identity matrix that it automates, e.g. `['N36']`, where its name does not already say so. */
  readonly rows?: readonly string[]
  /** What the target must declare; otherwise the scenario is shown as unsupported. */
  readonly needs: readonly Capability[]
  /** Plays in the first dialect alone: nothing in it depends on how client and server speak. */
  readonly once?: true
  /** Why the scenario makes no sense in a dialect, or undefined where it does. */
  readonly inapplicable?: (dialect: Dialect) => string | undefined
  readonly play: (stage: Stage) => Promise<void>
}

/** Marks a module's default export as a scenario. */
export function scenario(definition: Scenario): Scenario {
  return definition
}

/** A module may also export a table of scenarios, where rows read better than files. */
export function scenarios<Row>(rows: readonly Row[], make: (row: Row) => Scenario): readonly Scenario[] {
  return rows.map(make)
}
