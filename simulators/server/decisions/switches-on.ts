import type { OrderState } from '../store/portal-orders.ts'

/** Whether what was bought may be switched on for an order in this state (SP-PAY-07). */
export type SwitchesOn = (state: OrderState) => boolean

/** Once it is paid and the device is set up. */
export const switchesOn: SwitchesOn = (state) => state === 'delivered'
