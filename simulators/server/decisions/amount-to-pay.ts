import type { Cents } from '../../world/money.ts'
import type { PortalOrder } from '../store/portal-orders.ts'

/** What is taken for an order. `form` is what the browser sent. */
export type AmountToPay = (order: PortalOrder, form: Readonly<Record<string, string>>) => Cents

/** What the server itself worked out and showed. */
export const amountToPay: AmountToPay = ({ cents }) => cents
