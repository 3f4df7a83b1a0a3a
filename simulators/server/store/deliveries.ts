import type { Db } from './database.ts'

/** A package on its way to one device for one job: whoever knows the token gets it. */
export interface Delivery {
  readonly token: string
  readonly job: number
  readonly package: string
}

export class Deliveries {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  add({ token, job, package: named }: Delivery): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO deliveries (token, job, package) VALUES (?, ?, ?)')
      .run(token, job, named)
  }

  byToken(token: string): Delivery | undefined {
    return this.#db.prepare('SELECT token, job, package FROM deliveries WHERE token = ?').get(token) as
      | Delivery
      | undefined
  }

  /** What the device's download agent reported. */
  report(token: string, status: string): void {
    this.#db.prepare('UPDATE deliveries SET status = ? WHERE token = ?').run(status, token)
  }
}
