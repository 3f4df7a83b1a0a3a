import type { Clock } from '../../world/clock.ts'
import type { Db } from './database.ts'

/** A phone that stands beside a PC, and the subscription that proved itself through it. */
export interface AssociatedPhone {
  readonly imei14: string
  readonly imsi: string
}

const GOOD_FOR_MS = 10 * 60_000

/** Phones that a PC agent has associated, under the token by which the portal gets to know of them, once. */
export class PortalPhones {
  readonly #db: Db
  readonly #clock: Clock

  constructor(db: Db, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  add(token: string, { imei14, imsi }: AssociatedPhone): void {
    this.#db
      .prepare('INSERT INTO portal_phones (token, imei14, imsi, created_at) VALUES (?, ?, ?, ?)')
      .run(token, imei14, imsi, this.#clock.now())
  }

  take(token: string): AssociatedPhone | undefined {
    const row = this.#db.prepare('SELECT * FROM portal_phones WHERE token = ?').get(token) as
      | { imei14: string; imsi: string; created_at: number }
      | undefined
    this.#db.prepare('DELETE FROM portal_phones WHERE token = ?').run(token)
    if (!row || this.#clock.now() - row.created_at > GOOD_FOR_MS) return undefined
    return { imei14: row.imei14, imsi: row.imsi }
  }
}
