import { scryptSync } from 'node:crypto'
import { sameText } from '../../../protocol/credentials/same.ts'
import type { Db } from './database.ts'

/** Somebody who may log in to the portal, and the subscription whose contract it is. */
export interface PortalAccount {
  readonly name: string
  readonly imsi: string
  readonly msisdn: string
}

interface Row extends PortalAccount {
  salt: string
  password: string
}

/** Cheap enough for thousands of logins a minute in a test, dear enough that a stolen table is not read at once. */
const COST = { N: 2 ** 10, r: 8, p: 1 }

const hashOf = (password: string, salt: string) => scryptSync(password, salt, 32, COST).toString('base64')

/** Accounts of the portal. Passwords are kept as salted hashes. */
export class PortalAccounts {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** Makes the account of that name, in place of an earlier one. */
  set({ name, imsi, msisdn }: PortalAccount, password: string, salt: string): void {
    this.#db
      .prepare(
        'INSERT OR REPLACE INTO portal_accounts (name, salt, password, imsi, msisdn) VALUES (?, ?, ?, ?, ?)',
      )
      .run(name, salt, hashOf(password, salt), imsi, msisdn)
  }

  find(name: string): PortalAccount | undefined {
    const row = this.#row(name)
    return row && { name: row.name, imsi: row.imsi, msisdn: row.msisdn }
  }

  /** The account, when the password is right. A name that nobody has takes as long as a wrong password. */
  admit(name: string, password: string): PortalAccount | undefined {
    const row = this.#row(name)
    const right = sameText(hashOf(password, row?.salt ?? 'nobody'), row?.password ?? '')
    return right ? this.find(name) : undefined
  }

  #row(name: string): Row | undefined {
    return this.#db.prepare('SELECT * FROM portal_accounts WHERE name = ?').get(name) as Row | undefined
  }
}
