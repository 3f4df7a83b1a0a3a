export type PaymentMeans = 'bill' | 'card' | 'prepaid'

/**
 * Money, as the billing system, the bank and the prepaid system saw it. `order` is the transaction τ that the server
 * under test names; `account` a subscription's IMSI, a masked card, or a prepaid account. Amounts read like `2.00 EUR`.
 */
export type PaymentEvent =
  /** The payer was asked to authenticate: the bank's challenge page, or the prepaid account's PIN. */
  | { kind: 'pay.challenge'; order: string; means: PaymentMeans; account: string; amount: string }
  /** `by` is who answered, `owner` whose money it is. */
  | {
      kind: 'pay.auth'
      order: string
      means: PaymentMeans
      account: string
      imsi?: string
      amount: string
      ok: boolean
      by: string
      owner: string
    }
  | {
      kind: 'pay.reserve'
      order: string
      means: PaymentMeans
      account: string
      imsi?: string
      amount: string
      ok: boolean
      reason?: string
    }
  | { kind: 'pay.release'; order: string; means: PaymentMeans; account: string; amount: string }
  /** Money moved. `balance` is what a prepaid account holds afterwards; `transfer` names this movement alone. */
  | {
      kind: 'pay.debit'
      order: string
      means: PaymentMeans
      account: string
      imsi?: string
      amount: string
      transfer: string
      balance?: string
    }
  | {
      kind: 'pay.declined'
      order: string
      means: PaymentMeans
      account: string
      amount: string
      reason: string
    }
  | {
      kind: 'pay.refund'
      order: string
      means: PaymentMeans
      account: string
      amount: string
      transfer: string
    }
  /** A prepaid account was topped up. */
  | { kind: 'pay.credit'; order: string; imsi: string; account: string; amount: string; balance?: string }
  /** A service was switched on for a subscription in the operator's network, e.g. prepaid minutes or the game. */
  | { kind: 'entitlement.on'; order: string; imsi: string; imei?: string; item: string }
