import type { PortalOrder } from '../store/portal-orders.ts'

/** The key under which an order is charged once more when its confirmation or the bank's callback comes again. */
export type ChargesAgain = (order: PortalOrder) => string | undefined

/** Never: one order, one debit (SP-PAY-03). */
export const chargesAgain: ChargesAgain = () => undefined
