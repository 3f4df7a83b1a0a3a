import type { Clock } from '../../world/clock.ts'
import type { Cents } from '../../world/money.ts'
import type { ItemName } from '../portal/catalogue.ts'
import type { Db } from './database.ts'

export type Means = 'bill' | 'card' | 'prepaid'

/**
 * `draft` until somebody agrees, `confirmed` until the money is asked for, `challenged` while the bank asks the payer,
 * `paid` and `delivering` until the device is set up, `delivered` until the services are on, `done`; or `refunding`
 * until the money is back. What stands here is true after a crash as well.
 */
export type OrderState =
  | 'draft'
  | 'confirmed'
  | 'challenged'
  | 'paid'
  | 'delivering'
  | 'delivered'
  | 'done'
  | 'refunding'
  | 'refunded'
  | 'declined'
  | 'cancelled'

export interface PortalOrder {
  readonly id: string
  readonly account: string
  readonly imsi: string
  readonly msisdn: string
  readonly imei14: string
  /** Carried by the PC agent, or over the air. */
  readonly delivery: 'pc' | 'ota'
  readonly items: readonly ItemName[]
  readonly cents: Cents
  readonly means?: Means
  readonly state: OrderState
  /** Whose money it is, where that was settled at the moment of agreement. */
  readonly payer?: string
  /** What the keeper of the money calls it: reservation, debit or payment. */
  readonly payment?: string
  /** Where the payer answers the bank. */
  readonly challengeUrl?: string
  readonly entitled?: boolean
  readonly reason?: string
  readonly changedAt: number
}

/** States in which something is still to be done without anybody asking. */
const UNFINISHED = ['confirmed', 'challenged', 'paid', 'delivering', 'delivered', 'refunding']

/** Orders of the portal; every change is in the database before the call returns. */
export class PortalOrders {
  readonly #db: Db
  readonly #clock: Clock

  constructor(db: Db, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  find(id: string): PortalOrder | undefined {
    const row = this.#db.prepare('SELECT body FROM portal_orders WHERE id = ?').get(id) as
      | { body: string }
      | undefined
    return row && (JSON.parse(row.body) as PortalOrder)
  }

  /** Writes an order as it is from now on. */
  keep(order: Omit<PortalOrder, 'changedAt'>): PortalOrder {
    const kept = { ...order, changedAt: this.#clock.now() }
    this.#db
      .prepare(
        'INSERT OR REPLACE INTO portal_orders (id, account, state, body, changed_at) VALUES (?, ?, ?, ?, ?)',
      )
      .run(kept.id, kept.account, kept.state, JSON.stringify(kept), kept.changedAt)
    return kept
  }

  unfinished(): string[] {
    const marks = UNFINISHED.map(() => '?').join(', ')
    const rows = this.#db
      .prepare(`SELECT id FROM portal_orders WHERE state IN (${marks}) ORDER BY id`)
      .all(...UNFINISHED) as { id: string }[]
    return rows.map(({ id }) => id)
  }
}
