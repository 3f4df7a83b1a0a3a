import type { Subscriber } from '../evidence/facts.ts'

export type SubscriberAuthentication = 'off' | 'corporate' | 'on'

/** Whether the subscription must be authenticated in the session, beyond being identified by the network. */
export type SubscriberProofNeeded = (
  subscriber: Subscriber,
  policy: SubscriberAuthentication,
  homePlmns: readonly string[],
) => boolean

/** Corporate ones by policy; and whoever roams abroad, since a visited network's word alone is none (SP-ROAM-02). */
export const subscriberProofNeeded: SubscriberProofNeeded = (subscriber, policy, homePlmns) => {
  if (policy === 'on') return true
  if (policy === 'corporate' && subscriber.subscription === 'corporate') return true
  const serving = subscriber.servingPlmn?.replace(/\D/g, '')
  return serving !== undefined && serving !== '' && !homePlmns.includes(serving)
}
