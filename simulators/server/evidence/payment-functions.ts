import { z } from 'zod'
import { amountOf, type Cents } from '../../world/money.ts'
import type { Answer } from './answer.ts'

const reservationFact = z.object({ reservation: z.string(), state: z.string() })
const debitFact = z.object({ debit: z.string(), state: z.string() })
const balanceFact = z.object({ balance: z.string() })
const paymentFact = z.object({
  payment: z.string(),
  state: z.enum(['pending', 'authenticated', 'declined', 'captured', 'refunded']),
  challengeUrl: z.string().optional(),
  reason: z.string().optional(),
})
const rightFact = z.object({ ok: z.boolean() })
const onFact = z.object({ on: z.array(z.string()) })

export type BankPayment = z.infer<typeof paymentFact>

type Ask = <T>(
  method: 'GET' | 'POST',
  path: string,
  shape: z.ZodType<T>,
  body?: unknown,
) => Promise<Answer<T>>

/** What is paid for, by whom, and how much. `key` makes a request another one than the order's first. */
export interface Charge {
  readonly order: string
  readonly imsi: string
  readonly cents: Cents
  readonly key?: string
}

/**
 * The systems that keep money. `refused` is their no; `failed` leaves open whether the money moved: the same request
 * again moves it once.
 */
export class PaymentFunctions {
  readonly #ask: Ask

  constructor(ask: Ask) {
    this.#ask = ask
  }

  /** Reserves on the bill of a subscription; the answer names the reservation. */
  async reserve(charge: Charge): Promise<Answer<string>> {
    return named(
      await this.#ask('POST', '/billing/reservations', reservationFact, body(charge)),
      'reservation',
    )
  }

  async settle(reservation: string, step: 'commit' | 'release' | 'refund'): Promise<Answer<string>> {
    const path = `/billing/reservations/${encodeURIComponent(reservation)}/${step}`
    return named(await this.#ask('POST', path, reservationFact, {}), 'reservation')
  }

  /** Whether the payer knows the PIN of the prepaid account. */
  async knowsPin(charge: Charge, pin: string): Promise<Answer<boolean>> {
    return named(await this.#ask('POST', '/prepaid/verifications', rightFact, { ...body(charge), pin }), 'ok')
  }

  /** Takes from a prepaid account, if it holds enough; `unchecked` takes it in any case. */
  async debit(charge: Charge, unchecked = false): Promise<Answer<string>> {
    const answer = await this.#ask('POST', '/prepaid/debits', debitFact, {
      ...body(charge),
      ...(unchecked && { unchecked }),
    })
    return named(answer, 'debit')
  }

  async refundDebit(debit: string): Promise<Answer<string>> {
    const path = `/prepaid/debits/${encodeURIComponent(debit)}/refund`
    return named(await this.#ask('POST', path, debitFact, {}), 'debit')
  }

  /** What a prepaid account holds, like `2.00 EUR`. */
  async balance(imsi: string): Promise<Answer<string>> {
    return named(
      await this.#ask('GET', `/prepaid/accounts/${encodeURIComponent(imsi)}`, balanceFact),
      'balance',
    )
  }

  /** Begins a payment by card: the payer has to answer the bank at `challengeUrl`. */
  beginCard(
    charge: Charge,
    urls: { customer: string; returnUrl: string; callbackUrl: string },
  ): Promise<Answer<BankPayment>> {
    const { imsi: _kept, ...rest } = body(charge)
    return this.#ask('POST', '/bank/payments', paymentFact, { ...rest, ...urls })
  }

  cardPayment(payment: string): Promise<Answer<BankPayment>> {
    return this.#ask('GET', `/bank/payments/${encodeURIComponent(payment)}`, paymentFact)
  }

  settleCard(payment: string, step: 'capture' | 'refund', key?: string): Promise<Answer<BankPayment>> {
    const path = `/bank/payments/${encodeURIComponent(payment)}/${step}`
    return this.#ask('POST', path, paymentFact, key === undefined ? {} : { key })
  }

  /** Switches on what an order bought. */
  async entitle(order: string, about: { imsi: string; imei: string }, items: readonly string[]) {
    return named(await this.#ask('POST', '/entitlements', onFact, { order, ...about, items }), 'on')
  }
}

const body = ({ order, imsi, cents, key }: Charge) => ({
  ...{ order, imsi, amount: amountOf(cents) },
  ...(key !== undefined && { key }),
})

function named<T, K extends keyof T>(answer: Answer<T>, name: K): Answer<T[K]> {
  return answer.kind === 'ok' ? { kind: 'ok', value: answer.value[name] } : answer
}
