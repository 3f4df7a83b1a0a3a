import type { Visit } from '../store/portal-visits.ts'

/** Whether whoever sits at the browser has proven to be the account's owner, so that they may order and pay. */
export type PayerAuthenticated = (visit: Visit) => boolean

export const payerAuthenticated: PayerAuthenticated = ({ account, level }) =>
  account !== undefined && level === 'full'
