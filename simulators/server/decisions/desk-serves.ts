import type { Subscriber } from '../evidence/facts.ts'
import type { Desk } from '../store/cases.ts'

/** Whether a help desk is there for a subscription: why not, or undefined where it is. */
export type DeskServes = (
  desk: { readonly kind: Desk; readonly org?: string },
  subscriber: Subscriber,
) => string | undefined

/** The corporate desk serves subscriptions of its own enterprise as the HLR has them, the private one all others. */
export const deskServes: DeskServes = ({ kind, org }, { subscription, org: own }) => {
  if (kind === 'private') {
    return subscription === 'corporate' ? 'the enterprise has its own desk for this subscription' : undefined
  }
  if (subscription !== 'corporate' || own === undefined) return 'the subscription belongs to no enterprise'
  return org === undefined || org === own ? undefined : 'the subscription belongs to another enterprise'
}
