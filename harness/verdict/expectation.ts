import type { Operation } from '../identity/operation.ts'

/** Baselines of the identity matrix (§4.1) that a play is judged by. */
export type Variation =
  | 'B1'
  | 'B2'
  | 'B3'
  | 'B4'
  | 'B5'
  | 'B6'
  | 'B7'
  | 'B8'
  | 'B9'
  | 'B10'
  | 'B11'
  | 'B12'
  | 'B13'
  | 'B14'
  | 'B15'
  | 'B16'
  | 'B17'
  | 'B18'

/** The use cases of the requirements. */
export type UseCase = '5.1.4' | '5.1.5' | '5.3.1' | '5.4.1' | '5.5.1' | 'lost-phone'

/** What a scenario says must come of it. */
export interface Expectation {
  readonly useCase: UseCase
  readonly variation: Variation
  /** The privileged operation that the scenario is about. */
  readonly guarded: Operation
  /**
   * `performed` is a liveness claim: the properly identified case must succeed. `lawful` says nothing of one operation:
   * anything may happen in the play that the properties allow, and each operation is judged by what caused it.
   */
  readonly outcome: 'performed' | 'withheld' | 'lawful'
  /** Properties without which the scenario says nothing: each must have been evaluated. */
  readonly proves: readonly string[]
  /** The property, or the cell of the matrix, that the operation would break; the first that it proves when not given. */
  readonly breaks?: string
  /** The scenario that performs what this one sees withheld: without it, silence proves nothing. */
  readonly twin?: string
}
