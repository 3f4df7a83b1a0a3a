import type { Clock } from '../../world/clock.ts'
import type { Db } from './database.ts'

/**
 * Work that is still to be done: `configure` waits for a session of its account; `request` remembers that a verified
 * user asked, so that package #0 may say so.
 */
export type OrderKind = 'configure' | 'request'

export interface Order {
  readonly id: number
  readonly account?: number
  readonly kind: OrderKind
  readonly imsi: string
  readonly careCase?: string
}

interface Row {
  id: number
  account: number | null
  kind: OrderKind
  imsi: string
  care_case: string | null
}

/** Orders as they stand in the database. */
export class Orders {
  readonly #db: Db
  readonly #clock: Clock

  constructor(db: Db, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  /** Opens an order, unless one of the same kind is open for the same account. */
  open(order: Omit<Order, 'id'>): void {
    if (order.account !== undefined && this.openFor(order.account, order.kind)) return
    this.#db
      .prepare(
        "INSERT INTO orders (account, kind, imsi, care_case, state, created_at) VALUES (?, ?, ?, ?, 'open', ?)",
      )
      .run(order.account ?? null, order.kind, order.imsi, order.careCase ?? null, this.#clock.now())
  }

  openFor(account: number, kind: OrderKind): Order | undefined {
    return this.#one('account = ? AND kind = ?', account, kind)
  }

  /** The open request of a subscription's user. */
  requestOf(imsi: string): Order | undefined {
    return this.#one("imsi = ? AND kind = 'request'", imsi)
  }

  close(id: number): void {
    this.#db.prepare("UPDATE orders SET state = 'done' WHERE id = ?").run(id)
  }

  /** Gives up what was still to be done for an account. */
  cancel(account: number): void {
    this.#db
      .prepare("UPDATE orders SET state = 'cancelled' WHERE account = ? AND state = 'open'")
      .run(account)
  }

  #one(where: string, ...values: (string | number)[]): Order | undefined {
    const row = this.#db
      .prepare(`SELECT id, account, kind, imsi, care_case FROM orders WHERE state = 'open' AND ${where}`)
      .get(...values) as Row | undefined
    if (!row) return undefined
    const { id, account, kind, imsi, care_case } = row
    return {
      id,
      kind,
      imsi,
      ...(account !== null && { account }),
      ...(care_case !== null && { careCase: care_case }),
    }
  }
}
