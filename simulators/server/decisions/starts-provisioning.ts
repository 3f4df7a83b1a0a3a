import type { OrderState } from '../store/portal-orders.ts'

/** Whether the device of an order in this state may be set up (SP-PC-03). */
export type StartsProvisioning = (state: OrderState) => boolean

/** Once the money is there. */
export const startsProvisioning: StartsProvisioning = (state) => state === 'paid'
