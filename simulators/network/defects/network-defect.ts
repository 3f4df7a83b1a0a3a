import type { Network } from '../network.ts'

/** A seeded fault of the operator's network: the server is sound, and what stands before it is not. */
export interface NetworkDefect {
  /** Of the catalogue. */
  readonly id: `D-${string}`
  readonly name: string
  readonly summary: string
  /** The property that it violates first. */
  readonly property: string
  /** How specific a world must be to show it; 2 where nothing is said. */
  readonly difficulty?: 1 | 2 | 3 | 4
  readonly befall: (network: Network) => void
}
