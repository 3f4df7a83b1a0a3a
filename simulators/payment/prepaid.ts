import { sameText } from '../../protocol/credentials/same.ts'
import { amountOf, type Cents } from '../world/money.ts'
import type { Random } from '../world/random.ts'
import type { Witness } from '../world/witness.ts'
import { type Asked, keyOf, type Refusal, refusal } from './transfer.ts'

interface Account {
  readonly imsi: string
  readonly pin: string
  /** The person whose money it is. */
  readonly owner: string
  balance: Cents
  /** Wrong PINs that are left. */
  tries: number
}

const PIN_TRIES = 3

export interface Debit {
  readonly id: string
  readonly order: string
  readonly imsi: string
  readonly cents: Cents
  readonly balance: Cents
  state: 'debited' | 'refunded'
}

export interface DebitWish extends Asked {
  readonly imsi: string
  /** The caller says that it has looked at the balance itself: the system does not look again. */
  readonly unchecked?: boolean
}

/** The operator's prepaid system: accounts with a balance, a PIN, and debits that check and take in one step. */
export class Prepaid {
  readonly #accounts = new Map<string, Account>()
  readonly #debits = new Map<string, Debit>()
  readonly #byId = new Map<string, Debit>()
  readonly #credits = new Map<string, Cents>()
  readonly #random: Random
  readonly #witness: Witness

  constructor(random: Random, witness: Witness) {
    this.#random = random
    this.#witness = witness
  }

  open(account: { imsi: string; pin: string; owner: string; balance: Cents }): void {
    this.#accounts.set(account.imsi, { ...account, tries: PIN_TRIES })
  }

  has(imsi: string): boolean {
    return this.#accounts.has(imsi)
  }

  knows(debit: string): boolean {
    return this.#byId.has(debit)
  }

  balanceOf(imsi: string): Cents | undefined {
    return this.#accounts.get(imsi)?.balance
  }

  /** Whether the payer knows the account's PIN; `by` is who typed it. Nothing is taken. */
  verify(asked: Asked & { imsi: string; pin: string }, by: string): boolean | Refusal {
    const { order, imsi, cents, pin } = asked
    const account = this.#accounts.get(imsi)
    if (!account) return refusal('unknown', 'the subscription has no prepaid account')
    const ok = account.tries > 0 && sameText(pin, account.pin)
    account.tries = ok ? PIN_TRIES : Math.max(account.tries - 1, 0)
    const about = { order, means: 'prepaid' as const, account: imsi, imsi, amount: amountOf(cents) }
    this.#witness({ kind: 'pay.auth', ...about, ok, by, owner: account.owner })
    return ok
  }

  /** Checks and takes in one step: nothing can come between. */
  debit(wish: DebitWish, declined = false): Debit | Refusal {
    const { order, imsi, cents } = wish
    const known = this.#debits.get(keyOf(wish))
    if (known) {
      if (known.imsi === imsi && known.cents === cents) return known
      return refusal('conflict', 'the order was debited with another account or amount')
    }
    const account = this.#accounts.get(imsi)
    if (!account) return refusal('unknown', 'the subscription has no prepaid account')
    const about = { order, means: 'prepaid' as const, account: imsi, amount: amountOf(cents) }
    if (declined) return this.#declined(about, 'the prepaid system declines')
    if (wish.unchecked !== true && account.balance < cents)
      return this.#declined(about, 'the balance is too low')
    account.balance -= cents
    const { balance } = account
    const made: Debit = { id: `d-${this.#random.token(9)}`, order, imsi, cents, balance, state: 'debited' }
    this.#debits.set(keyOf(wish), made)
    this.#byId.set(made.id, made)
    this.#witness({ kind: 'pay.debit', ...about, imsi, transfer: made.id, balance: amountOf(balance) })
    return made
  }

  refund(id: string): Debit | Refusal {
    const made = this.#byId.get(id)
    if (!made) return refusal('unknown', 'there is no such debit')
    if (made.state === 'refunded') return made
    made.state = 'refunded'
    const { order, imsi, cents } = made
    const account = this.#accounts.get(imsi)
    if (account) account.balance += cents
    const about = { order, means: 'prepaid' as const, account: imsi, amount: amountOf(cents) }
    this.#witness({ kind: 'pay.refund', ...about, transfer: made.id })
    return made
  }

  /** Tops an account up, once for an order. */
  credit(asked: Asked & { imsi: string }): Cents | Refusal {
    const { order, imsi, cents } = asked
    const account = this.#accounts.get(imsi)
    if (!account) return refusal('unknown', 'the subscription has no prepaid account')
    const known = this.#credits.get(keyOf(asked))
    if (known !== undefined) {
      return known === cents ? account.balance : refusal('conflict', 'the order topped up another amount')
    }
    this.#credits.set(keyOf(asked), cents)
    account.balance += cents
    const [amount, balance] = [amountOf(cents), amountOf(account.balance)]
    this.#witness({ kind: 'pay.credit', order, imsi, account: imsi, amount, balance })
    return account.balance
  }

  #declined(
    about: { order: string; means: 'prepaid'; account: string; amount: string },
    reason: string,
  ): Refusal {
    this.#witness({ kind: 'pay.declined', ...about, reason })
    return refusal('declined', reason)
  }
}
