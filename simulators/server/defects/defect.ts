import type { Decisions } from '../decisions/decisions.ts'

/** A seeded fault: one decision made as careless servers make it, to measure whether the checks notice. */
export interface Defect {
  /** Of the catalogue; from D-201 on our own. */
  readonly id: `D-${string}`
  readonly name: string
  readonly summary: string
  /** The property that it violates first. */
  readonly property: string
  /** How specific a world must be to show it, as the catalogue has it: 1 any session … 4 a race of several parties; 2 where nothing is said. */
  readonly difficulty?: 1 | 2 | 3 | 4
  /** The decisions with this one replaced. Memory that a defect needs begins anew with each call. */
  readonly with: (decisions: Decisions) => Decisions
}
