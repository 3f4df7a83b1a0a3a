import type { Subscriber } from '../evidence/facts.ts'

/** The organisation that must be asked before its subscription's device is touched, or undefined. */
export type EnterpriseDecides = (subscriber: Subscriber) => string | undefined

/** A corporate subscription without an organisation has nobody to ask: the empty name finds nobody, and that refuses. */
export const enterpriseDecides: EnterpriseDecides = ({ subscription, org }) =>
  subscription === 'corporate' ? (org ?? '') : undefined
