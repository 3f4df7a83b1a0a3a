import type { Clock } from '../../world/clock.ts'
import type { Account, AccountOrigin, AccountState, NewAccount } from './account.ts'
import type { Db } from './database.ts'

interface Row {
  id: number
  imsi: string
  msisdn: string | null
  imei14: string | null
  origin: AccountOrigin
  type: Account['type']
  client_name: string
  client_secret: string
  server_name: string
  server_secret: string
  state: AccountState
  created_at: number
  client: Uint8Array
  server: Uint8Array
}

const SELECT = 'SELECT a.*, n.client, n.server FROM accounts a JOIN nonces n ON n.account = a.id'

/** The accounts and their nonces. Every change is in the database before the call returns. */
export class Accounts {
  readonly #db: Db
  readonly #clock: Clock

  constructor(db: Db, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  /** Writes a new account in state `issued`. */
  add(account: NewAccount): Account {
    return this.#db.atomically(() => this.#insert(account))
  }

  /** Writes many new accounts, all of them or none. */
  addAll(accounts: readonly NewAccount[]): void {
    this.#db.atomically(() => {
      for (const account of accounts) this.#insert(account)
    })
  }

  #insert(account: NewAccount): Account {
    const createdAt = this.#clock.now()
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO accounts (imsi, msisdn, imei14, origin, type, client_name, client_secret, server_name,
             server_secret, state, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'issued', ?)`,
      )
      .run(
        account.imsi,
        account.msisdn ?? null,
        account.imei14 ?? null,
        account.origin,
        account.type,
        account.clientName,
        account.clientSecret,
        account.serverName,
        account.serverSecret,
        createdAt,
      )
    const id = Number(lastInsertRowid)
    this.#db
      .prepare('INSERT INTO nonces (account, client, server) VALUES (?, ?, ?)')
      .run(id, Buffer.from(account.clientNonce), Buffer.from(account.serverNonce))
    return { ...account, id, state: 'issued', createdAt }
  }

  byId(id: number): Account | undefined {
    return this.#one('a.id = ?', id)
  }

  /** The account that answers to a user name; a retired one answers no more. */
  byUser(name: string): Account | undefined {
    return this.#one("a.client_name = ? AND a.state <> 'retired'", name)
  }

  /** The newest account of an equipment that is not retired. */
  currentOf(imei14: string): Account | undefined {
    return this.#one("a.imei14 = ? AND a.state <> 'retired' ORDER BY a.id DESC LIMIT 1", imei14)
  }

  /** The newest account of a subscription that is not retired, in whichever device. */
  currentOfImsi(imsi: string): Account | undefined {
    return this.#one("a.imsi = ? AND a.state <> 'retired' ORDER BY a.id DESC LIMIT 1", imsi)
  }

  /** Every account that an equipment ever had, retired ones included, oldest first. */
  historyOf(imei14: string): Account[] {
    return this.#many('a.imei14 = ? ORDER BY a.id', imei14)
  }

  /** Accounts of card files of a subscription that are in use. */
  ofCards(imsi: string): Account[] {
    return this.#many("a.imsi = ? AND a.origin = 'card' AND a.state <> 'retired'", imsi)
  }

  all(): Account[] {
    return this.#many('1 = 1 ORDER BY a.id')
  }

  setState(id: number, state: AccountState): void {
    this.#db.prepare('UPDATE accounts SET state = ? WHERE id = ?').run(state, id)
  }

  /** Binds an account to the equipment that uses it. */
  bind(id: number, imei14: string): void {
    this.#db.prepare('UPDATE accounts SET imei14 = ? WHERE id = ?').run(imei14, id)
  }

  setClientNonce(id: number, nonce: Uint8Array): void {
    this.#db.prepare('UPDATE nonces SET client = ? WHERE account = ?').run(Buffer.from(nonce), id)
  }

  setServerNonce(id: number, nonce: Uint8Array): void {
    this.#db.prepare('UPDATE nonces SET server = ? WHERE account = ?').run(Buffer.from(nonce), id)
  }

  #one(where: string, ...values: (string | number)[]): Account | undefined {
    const row = this.#db.prepare(`${SELECT} WHERE ${where}`).get(...values) as Row | undefined
    return row && fromRow(row)
  }

  #many(where: string, ...values: (string | number)[]): Account[] {
    const rows = this.#db.prepare(`${SELECT} WHERE ${where}`).all(...values) as Row[]
    return rows.map(fromRow)
  }
}

function fromRow(row: Row): Account {
  return {
    id: row.id,
    imsi: row.imsi,
    ...(row.msisdn !== null && { msisdn: row.msisdn }),
    ...(row.imei14 !== null && { imei14: row.imei14 }),
    origin: row.origin,
    type: row.type,
    clientName: row.client_name,
    clientSecret: row.client_secret,
    clientNonce: new Uint8Array(row.client),
    serverName: row.server_name,
    serverSecret: row.server_secret,
    serverNonce: new Uint8Array(row.server),
    state: row.state,
    createdAt: row.created_at,
  }
}
