import type { Stamped } from '../../history/event.ts'
import { type Evidence, given, made } from './evidence.ts'

/** PA: the payer proved to be whose money it is, for this order and amount. */
export function paymentEvidence(event: Stamped): Evidence[] {
  if (event.kind !== 'pay.auth' || !event.ok || event.by !== event.owner) return []
  const { order, means, account, amount, by, imsi } = event
  return [made(event, 'PA', { order, means, payer: account, amount, by, ...given({ imsi }) })]
}
