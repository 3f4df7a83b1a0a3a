import type { OrderState } from '../store/portal-orders.ts'

/** Whether the device may still be given what an order in this state is about. */
export type OrderStands = (state: OrderState) => boolean

const OVER: readonly OrderState[] = ['cancelled', 'declined', 'refunding', 'refunded']

/** Until it is over, in the middle of a session as well: what was cancelled is paid back and not delivered (SP-PAY-07). */
export const orderStands: OrderStands = (state) => !OVER.includes(state)
