import type { Clock } from '../../world/clock.ts'
import type { Reference } from './audit-record.ts'
import type { Db } from './database.ts'

/** What a user is asked to allow: for whom, what, since when (requirement on authorisation requests). */
export interface Authorisation {
  /** The reference and a number within it, e.g. `case-7.2`. */
  readonly id: string
  readonly reference: Reference
  /** MSISDN of the subscriber who is asked. */
  readonly subscriber: string
  readonly summary: string
  readonly askedAt: number
  /** The device's Status on the question; undefined while there is none. */
  readonly answer?: number
}

interface Row {
  id: string
  care_case: string | null
  order_id: string | null
  campaign: string | null
  subscriber: string
  summary: string
  asked_at: number
  answer: number | null
}

/** Requests for a user's authorisation; an answer belongs to exactly one of them. */
export class Authorisations {
  readonly #db: Db
  readonly #clock: Clock

  constructor(db: Db, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  ask(reference: Reference, subscriber: string, summary: string): Authorisation {
    const { case: careCase = null, order = null, campaign = null } = reference
    const about = careCase ?? order ?? campaign ?? 'request'
    const { count } = this.#db
      .prepare('SELECT count(*) AS count FROM authorisations WHERE id LIKE ?')
      .get(`${about}.%`) as { count: number }
    const id = `${about}.${count + 1}`
    this.#db
      .prepare(
        `INSERT INTO authorisations (id, care_case, order_id, campaign, subscriber, summary, asked_at)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(id, careCase, order, campaign, subscriber, summary, this.#clock.now())
    return this.byId(id) as Authorisation
  }

  byId(id: string): Authorisation | undefined {
    return this.#many('id = ?', id)[0]
  }

  answer(id: string, status: number): void {
    this.#db.prepare('UPDATE authorisations SET answer = ? WHERE id = ?').run(status, id)
  }

  /** Everything that one subscriber was ever asked, oldest first. */
  of(subscriber: string): Authorisation[] {
    return this.#many('subscriber = ? ORDER BY rowid', subscriber)
  }

  #many(where: string, ...values: (string | number)[]): Authorisation[] {
    const rows = this.#db.prepare(`SELECT * FROM authorisations WHERE ${where}`).all(...values) as Row[]
    return rows.map(({ id, care_case, order_id, campaign, subscriber, summary, asked_at, answer }) => ({
      ...{ id, subscriber, summary },
      reference: {
        ...(care_case !== null && { case: care_case }),
        ...(order_id !== null && { order: order_id }),
        ...(campaign !== null && { campaign }),
      },
      askedAt: asked_at,
      ...(answer !== null && { answer }),
    }))
  }
}
