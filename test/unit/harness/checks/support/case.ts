import type { PlayHeader } from '../../../../../harness/history/event.ts'
import type { Told } from './history.ts'

/** What one check must flag, and what it must not, although it looks much the same. */
export interface Case {
  readonly id: string
  readonly flagged: Readonly<Record<string, readonly Told[]>>
  /** Each puts the property to the test and keeps it. */
  readonly kept: Readonly<Record<string, readonly Told[]>>
  readonly header?: Partial<PlayHeader>
}
