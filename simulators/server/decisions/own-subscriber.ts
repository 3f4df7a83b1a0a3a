import type { Subscriber } from '../evidence/facts.ts'

/** Whether a subscription is the operator's own customer. `known` is undefined when the HLR does not know it. */
export type OwnSubscriber = (
  known: Subscriber | undefined,
  subscription: { readonly imsi: string; readonly homePlmns: readonly string[] },
) => boolean

/** The HLR decides; the digits of an IMSI do not, for numbers are ported and networks are shared. */
export const ownSubscriber: OwnSubscriber = (known) => known?.own === true
