import { createHash } from 'node:crypto'
import type { SentCode } from '../decisions/code-holds.ts'
import type { Db } from './database.ts'

interface Row {
  care_case: string
  msisdn: string
  until: number
  tries: number
  used: number
}

const hashOf = (code: string) => createHash('sha256').update(code).digest('base64')

/** One-time codes for callers of the help desk, by what they were sent for. The database holds no code itself. */
export class Codes {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** A new code takes the place of the one that was sent for the case before. */
  keep(code: string, { case: careCase, msisdn, until, tries }: Omit<SentCode, 'used'>): void {
    this.#db
      .prepare(
        'INSERT OR REPLACE INTO codes (care_case, msisdn, hash, until, tries, used) VALUES (?, ?, ?, ?, ?, 0)',
      )
      .run(careCase, msisdn, hashOf(code), until, tries)
  }

  /** The code of these digits: the one of this case before those of others. */
  find(code: string, careCase: string): SentCode | undefined {
    const row = this.#db
      .prepare('SELECT * FROM codes WHERE hash = ? ORDER BY care_case = ? DESC, until DESC LIMIT 1')
      .get(hashOf(code), careCase) as Row | undefined
    if (!row) return undefined
    const { msisdn, until, tries, used } = row
    return { case: row.care_case, msisdn, until, tries, used: used === 1 }
  }

  use(careCase: string): void {
    this.#db.prepare('UPDATE codes SET used = 1 WHERE care_case = ?').run(careCase)
  }

  /** Somebody said another code in this case. */
  miss(careCase: string): void {
    this.#db.prepare('UPDATE codes SET tries = tries - 1 WHERE care_case = ?').run(careCase)
  }
}
