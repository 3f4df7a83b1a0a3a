import { createHash } from 'node:crypto'
import type { Clock } from '../../world/clock.ts'
import type { Db } from './database.ts'

/** One browser at the portal. */
export interface Visit {
  /** Stands in each form, so that no other site can send one. */
  readonly csrf: string
  /** Who logged in, and how far: the password alone, or the code as well. */
  readonly account?: string
  readonly level: 'none' | 'password' | 'full'
  /** Hash of the code that was sent, until when it is good, and how many tries are left. */
  readonly code?: { readonly hash: string; readonly until: number; readonly tries: number }
  /** The phone that a PC agent has associated, and the subscription that it proved to hold. */
  readonly phone?: { readonly imei14: string; readonly imsi: string }
  /** The order that is being put together. */
  readonly order?: string
}

/** A visit ends when nothing was heard of it for so long. */
const IDLE_MS = 30 * 60_000

const nameOf = (token: string) => createHash('sha256').update(token).digest('base64')

/** The visits that are going on. The database holds no token by which one could be taken over. */
export class PortalVisits {
  readonly #db: Db
  readonly #clock: Clock

  constructor(db: Db, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  find(token: string): Visit | undefined {
    const row = this.#db
      .prepare('SELECT body, seen_at FROM portal_visits WHERE token = ?')
      .get(nameOf(token)) as { body: string; seen_at: number } | undefined
    if (!row || this.#clock.now() - row.seen_at > IDLE_MS) return undefined
    return JSON.parse(row.body) as Visit
  }

  keep(token: string, visit: Visit): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO portal_visits (token, body, seen_at) VALUES (?, ?, ?)')
      .run(nameOf(token), JSON.stringify(visit), this.#clock.now())
  }

  end(token: string): void {
    this.#db.prepare('DELETE FROM portal_visits WHERE token = ?').run(nameOf(token))
  }
}
