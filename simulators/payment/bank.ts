import { sameText } from '../../protocol/credentials/same.ts'
import { amountOf, type Cents } from '../world/money.ts'
import type { Random } from '../world/random.ts'
import type { Witness } from '../world/witness.ts'
import { type Asked, keyOf, type Refusal, refusal } from './transfer.ts'

export interface CreditCard {
  /** The number on the card; it is shown to the bank and to nobody else. */
  readonly number: string
  /** What the holder alone knows, and the bank asks for. */
  readonly code: string
  /** The person whose money it is. */
  readonly owner: string
  readonly limit: Cents
}

export interface Payment {
  readonly id: string
  readonly order: string
  readonly cents: Cents
  readonly returnUrl: string
  readonly callbackUrl?: string
  state: 'pending' | 'authenticated' | 'declined' | 'captured' | 'refunded'
  /** Wrong answers so far. */
  tries: number
  reason: string
  /** The keys under which it was captured. */
  readonly captures: Set<string>
  card?: Held
}

interface Held extends CreditCard {
  spent: Cents
}

const MAX_TRIES = 3

/**
 * The issuer of credit cards, with a page of its own on which it authenticates the payer (in the manner of 3-D Secure).
 * A shop creates a payment, sends the payer to the challenge, and captures only what was authenticated.
 */
export class Bank {
  readonly #cards = new Map<string, Held>()
  readonly #byKey = new Map<string, Payment>()
  readonly #byId = new Map<string, Payment>()
  readonly #customers = new Set<string>()
  readonly #random: Random
  readonly #witness: Witness
  /** From now on every card is declined, with this reason. */
  declining: string | undefined

  constructor(random: Random, witness: Witness) {
    this.#random = random
    this.#witness = witness
  }

  issue(card: CreditCard): void {
    this.#cards.set(card.number, { ...card, spent: 0 })
  }

  /** A telephone number by which shops name a customer of this bank. */
  meet(msisdn: string): void {
    this.#customers.add(msisdn)
  }

  hasCustomer(msisdn: string): boolean {
    return this.#customers.has(msisdn)
  }

  find(id: string): Payment | undefined {
    return this.#byId.get(id)
  }

  /** The payments of an order, oldest first. */
  ofOrder(order: string): readonly Payment[] {
    return [...this.#byId.values()].filter((payment) => payment.order === order)
  }

  create(asked: Asked & { returnUrl: string; callbackUrl?: string }, declined = false): Payment | Refusal {
    const { order, cents, returnUrl, callbackUrl } = asked
    const known = this.#byKey.get(keyOf(asked))
    if (known) return known.cents === cents ? known : refusal('conflict', 'the order was for another amount')
    const payment: Payment = {
      ...{ id: `p-${this.#random.token(12)}`, order, cents, returnUrl, state: 'pending' },
      ...{ tries: 0, reason: '', captures: new Set<string>() },
      ...(callbackUrl !== undefined && { callbackUrl }),
    }
    this.#byKey.set(keyOf(asked), payment)
    this.#byId.set(payment.id, payment)
    if (declined) this.#declined(payment, 'the bank declines')
    else this.#witness({ kind: 'pay.challenge', ...aboutOf(payment) })
    return payment
  }

  /** The payer answered the challenge. `again` leaves another try. */
  answer(id: string, answer: { number: string; code: string }, by: string): 'again' | 'done' | Refusal {
    const payment = this.#byId.get(id)
    if (!payment) return refusal('unknown', 'there is no such payment')
    if (payment.state !== 'pending') return 'done'
    const card = this.#cards.get(answer.number.replace(/\s/g, ''))
    const ok = card !== undefined && sameText(card.code, answer.code.trim())
    if (card) payment.card = card
    this.#witness({ kind: 'pay.auth', ...aboutOf(payment), ok, by, owner: card?.owner ?? 'nobody' })
    if (!ok) {
      payment.tries += 1
      if (payment.tries < MAX_TRIES) return 'again'
      this.#declined(payment, 'the payer was not authenticated')
      return 'done'
    }
    if (this.declining !== undefined) this.#declined(payment, this.declining)
    else if (card.spent + payment.cents > card.limit)
      this.#declined(payment, 'the card has reached its limit')
    else payment.state = 'authenticated'
    return 'done'
  }

  /** The payer goes back to the shop without having answered. */
  cancel(id: string): void {
    const payment = this.#byId.get(id)
    if (payment?.state === 'pending') this.#declined(payment, 'the payer cancelled')
  }

  /** Takes the money of a payment that its payer authenticated: once, unless another key says that it is another capture. */
  capture(id: string, key = ''): Payment | Refusal {
    const payment = this.#byId.get(id)
    if (!payment) return refusal('unknown', 'there is no such payment')
    const { card, captures } = payment
    if (captures.has(key)) return payment
    if (payment.state === 'declined') return refusal('declined', payment.reason)
    if ((payment.state !== 'authenticated' && payment.state !== 'captured') || !card)
      return refusal('state', `the payment is ${payment.state}: its payer was not authenticated`)
    card.spent += payment.cents
    payment.state = 'captured'
    captures.add(key)
    this.#witness({ kind: 'pay.debit', ...aboutOf(payment), transfer: `${payment.id}/${captures.size}` })
    return payment
  }

  refund(id: string): Payment | Refusal {
    const payment = this.#byId.get(id)
    if (!payment) return refusal('unknown', 'there is no such payment')
    if (payment.state === 'refunded') return payment
    if (payment.state !== 'captured' || !payment.card)
      return refusal('state', `the payment is ${payment.state}`)
    payment.card.spent -= payment.cents * payment.captures.size
    payment.state = 'refunded'
    for (const [index] of [...payment.captures].entries())
      this.#witness({ kind: 'pay.refund', ...aboutOf(payment), transfer: `${payment.id}/${index + 1}` })
    return payment
  }

  #declined(payment: Payment, reason: string): void {
    payment.state = 'declined'
    payment.reason = reason
    this.#witness({ kind: 'pay.declined', ...aboutOf(payment), reason })
  }
}

const aboutOf = ({ order, cents, card }: Payment) => ({
  order,
  means: 'card' as const,
  account: card ? masked(card.number) : 'a card',
  amount: amountOf(cents),
})

/** A card number as receipts show it. */
export const masked = (number: string): string => `**** ${number.slice(-4)}`
