import { amountOf, type Cents } from '../world/money.ts'
import type { Random } from '../world/random.ts'
import type { Witness } from '../world/witness.ts'
import { type Asked, keyOf, type Refusal, refusal } from './transfer.ts'

export interface Reservation {
  readonly id: string
  readonly order: string
  readonly imsi: string
  readonly cents: Cents
  state: 'reserved' | 'committed' | 'released' | 'refunded'
}

/** What a subscription's bill may grow to until it is paid. */
const CREDIT_LIMIT: Cents = 200_00

/** The operator's billing system: reserves on the bill of a subscription, then commits or releases. */
export class Billing {
  readonly #bills = new Map<string, Cents>()
  readonly #byKey = new Map<string, Reservation>()
  readonly #byId = new Map<string, Reservation>()
  readonly #random: Random
  readonly #witness: Witness

  constructor(random: Random, witness: Witness) {
    this.#random = random
    this.#witness = witness
  }

  /** A contract that is paid by bill. */
  open(imsi: string): void {
    this.#bills.set(imsi, 0)
  }

  hasBill(imsi: string): boolean {
    return this.#bills.has(imsi)
  }

  knows(reservation: string): boolean {
    return this.#byId.has(reservation)
  }

  reserve(asked: Asked & { imsi: string }, declined = false): Reservation | Refusal {
    const { order, imsi, cents } = asked
    const known = this.#byKey.get(keyOf(asked))
    if (known) {
      if (known.imsi === imsi && known.cents === cents) return known
      return refusal('conflict', 'the order was reserved with another subscription or amount')
    }
    const bill = this.#bills.get(imsi)
    if (bill === undefined) return refusal('unknown', 'the subscription has no bill')
    const about = { order, means: 'bill' as const, account: imsi, imsi, amount: amountOf(cents) }
    if (declined || bill + cents > CREDIT_LIMIT) {
      const reason = declined ? 'the billing system declines' : 'the bill has reached its limit'
      this.#witness({ kind: 'pay.reserve', ...about, ok: false, reason })
      return refusal('declined', reason)
    }
    const made: Reservation = { id: `r-${this.#random.token(9)}`, order, imsi, cents, state: 'reserved' }
    this.#bills.set(imsi, bill + cents)
    this.#byKey.set(keyOf(asked), made)
    this.#byId.set(made.id, made)
    this.#witness({ kind: 'pay.reserve', ...about, ok: true })
    return made
  }

  find(id: string): Reservation | undefined {
    return this.#byId.get(id)
  }

  /** The reserved amount goes on the bill. Once committed it stays so, however often it is asked. */
  commit(id: string): Reservation | Refusal {
    return this.#move(id, 'committed', ['reserved'], (made) =>
      this.#witness({ kind: 'pay.debit', ...aboutOf(made), imsi: made.imsi, transfer: made.id }),
    )
  }

  release(id: string): Reservation | Refusal {
    return this.#move(id, 'released', ['reserved'], (made) => {
      this.#giveBack(made)
      this.#witness({ kind: 'pay.release', ...aboutOf(made) })
    })
  }

  refund(id: string): Reservation | Refusal {
    return this.#move(id, 'refunded', ['committed'], (made) => {
      this.#giveBack(made)
      this.#witness({ kind: 'pay.refund', ...aboutOf(made), transfer: made.id })
    })
  }

  #move(
    id: string,
    to: Reservation['state'],
    from: readonly Reservation['state'][],
    effect: (made: Reservation) => void,
  ): Reservation | Refusal {
    const made = this.#byId.get(id)
    if (!made) return refusal('unknown', 'there is no such reservation')
    if (made.state === to) return made
    if (!from.includes(made.state)) return refusal('state', `the reservation is ${made.state}`)
    made.state = to
    effect(made)
    return made
  }

  #giveBack({ imsi, cents }: Reservation): void {
    this.#bills.set(imsi, (this.#bills.get(imsi) ?? 0) - cents)
  }
}

const aboutOf = ({ order, imsi, cents }: Reservation) => ({
  order,
  means: 'bill' as const,
  account: imsi,
  amount: amountOf(cents),
})
