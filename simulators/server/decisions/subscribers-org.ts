import type { Subscriber } from '../evidence/facts.ts'

/** The enterprise that a subscription belongs to; `claim` is what the device says of itself. */
export type SubscribersOrg = (subscriber: Subscriber, claim?: string) => string | undefined

/** The home network knows, and nobody else: a card may still carry the group of an employer of long ago. */
export const subscribersOrg: SubscribersOrg = ({ subscription, org }) =>
  subscription === 'corporate' ? org : undefined
