import type { Answer } from '../evidence/answer.ts'
import type { Charge, PaymentFunctions } from '../evidence/payment-functions.ts'

/** How a prepaid account is debited; the answer names the debit. */
export type TakePrepaid = (payment: PaymentFunctions, charge: Charge) => Promise<Answer<string>>

/** The prepaid system looks and takes in one step: between two steps another order could come (SP-PAY-06). */
export const takePrepaid: TakePrepaid = (payment, charge) => payment.debit(charge)
