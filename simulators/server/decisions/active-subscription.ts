import type { Subscriber } from '../evidence/facts.ts'

/** Whether the subscription is in good standing at this moment. */
export type ActiveSubscription = (known: Subscriber) => boolean

export const activeSubscription: ActiveSubscription = ({ status }) => status === 'active'
