import type { NetworkFunctions } from '../evidence/network-functions.ts'
import type { PortalOrder } from '../store/portal-orders.ts'

/** Whose bill or prepaid account pays, as IMSI. `msisdns` are the identity headers of the request. */
export type BilledSubscription = (
  functions: NetworkFunctions,
  order: PortalOrder,
  msisdns: readonly string[],
) => Promise<string>

/** The one that was authenticated, and no other (SP-PAY-04). */
export const billedSubscription: BilledSubscription = async (_functions, { imsi }) => imsi
