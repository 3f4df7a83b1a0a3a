import type { Plan } from './plan.ts'
import { breaks, type Kept, type Summary } from './summary.ts'

/** A counterexample that shows so many times in a row is believed. */
const BELIEVED = 3

/** How often one that does not is performed, so that it can be said how often it shows. */
const DOUBTED = 6

/** How often a counterexample showed, of how many performances. */
export interface Shown {
  readonly shown: number
  readonly performed: number
  /** One in which it showed, or else one in which it did not, with its history. */
  readonly summary: Summary & { readonly kept: Kept }
}

export const isBelieved = ({ shown, performed }: Shown): boolean => shown === performed

/** Performs a counterexample again, with identities of its own each time, until it can be believed or must be doubted. */
export async function performAgain(
  plan: Plan,
  property: string,
  once: (plan: Plan, keep: string) => Promise<Summary>,
): Promise<Shown> {
  let shown = 0
  let performed = 0
  let summary: Summary | undefined
  while (performed < (shown === performed ? BELIEVED : DOUBTED)) {
    const again = await once(plan, property)
    performed += 1
    if (breaks(again, property)) {
      shown += 1
      summary = again
    } else summary ??= again
  }
  return { shown, performed, summary: summary as Shown['summary'] }
}
