import type { Cents } from '../world/money.ts'

/** Why money was not moved: `declined` is the answer of who keeps it, the others are mistakes of who asked. */
export interface Refusal {
  readonly refused: 'unknown' | 'declined' | 'conflict' | 'state'
  readonly reason: string
}

export const refusal = (refused: Refusal['refused'], reason: string): Refusal => ({ refused, reason })

export const isRefusal = (made: unknown): made is Refusal =>
  typeof made === 'object' && made !== null && 'refused' in made

/** What every means of payment is asked with. `key` tells repetitions of one request from a new one; the order when not given. */
export interface Asked {
  readonly order: string
  readonly cents: Cents
  readonly key?: string
}

/** The name under which a repetition of the same request finds what the first one did. */
export const keyOf = ({ order, key }: Asked): string => `${order}/${key ?? ''}`
