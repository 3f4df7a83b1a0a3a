import type { Db } from './database.ts'

/** Which session each B-TID was shown in first. */
export class Btids {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  sessionOf(btid: string): string | undefined {
    const row = this.#db.prepare('SELECT session FROM btids WHERE btid = ?').get(btid) as
      | { session: string }
      | undefined
    return row?.session
  }

  bind(btid: string, session: string): void {
    this.#db.prepare('INSERT OR REPLACE INTO btids (btid, session) VALUES (?, ?)').run(btid, session)
  }
}
