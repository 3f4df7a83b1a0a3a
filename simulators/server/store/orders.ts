import type { Clock } from '../../world/clock.ts'
import type { Db } from './database.ts'

/** What a verified user asked for and the server has not told the device about yet. */
export interface Order {
  readonly id: number
  readonly imsi: string
  /** The case of customer care. */
  readonly careCase: string
}

interface Row {
  id: number
  imsi: string
  care_case: string
}

/** Users' requests: while one is open, package #0 may say that the user caused the session. */
export class Orders {
  readonly #db: Db
  readonly #clock: Clock

  constructor(db: Db, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  open({ imsi, careCase }: Omit<Order, 'id'>): void {
    this.#db
      .prepare("INSERT INTO orders (imsi, care_case, state, created_at) VALUES (?, ?, 'open', ?)")
      .run(imsi, careCase, this.#clock.now())
  }

  /** The oldest open request of a subscription's user. */
  openOf(imsi: string): Order | undefined {
    const row = this.#db
      .prepare("SELECT id, imsi, care_case FROM orders WHERE imsi = ? AND state = 'open' ORDER BY id LIMIT 1")
      .get(imsi) as Row | undefined
    return row && { id: row.id, imsi: row.imsi, careCase: row.care_case }
  }

  close(id: number): void {
    this.#db.prepare("UPDATE orders SET state = 'done' WHERE id = ?").run(id)
  }
}
