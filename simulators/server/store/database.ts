import Database from 'libsql'

const SCHEMA = `
CREATE TABLE IF NOT EXISTS accounts (
  id INTEGER PRIMARY KEY,
  imsi TEXT NOT NULL,
  msisdn TEXT,
  imei14 TEXT,
  origin TEXT NOT NULL,
  type TEXT NOT NULL,
  client_name TEXT NOT NULL UNIQUE,
  client_secret TEXT NOT NULL,
  server_name TEXT NOT NULL,
  server_secret TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS accounts_imei ON accounts (imei14);
CREATE INDEX IF NOT EXISTS accounts_imsi ON accounts (imsi);
CREATE TABLE IF NOT EXISTS nonces (
  account INTEGER PRIMARY KEY REFERENCES accounts (id),
  client BLOB NOT NULL,
  server BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS orders (
  id INTEGER PRIMARY KEY,
  imsi TEXT NOT NULL,
  care_case TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS orders_imsi ON orders (imsi, state);
CREATE TABLE IF NOT EXISTS log (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  operation TEXT NOT NULL,
  imei TEXT,
  imsi TEXT,
  account INTEGER,
  session TEXT,
  care_case TEXT,
  order_id TEXT,
  campaign TEXT,
  result TEXT NOT NULL,
  reason TEXT
);
CREATE INDEX IF NOT EXISTS log_imei ON log (imei);
CREATE INDEX IF NOT EXISTS log_imsi ON log (imsi);
CREATE TABLE IF NOT EXISTS failures (
  device TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  last_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS btids (btid TEXT PRIMARY KEY, session TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS jobs (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  imei14 TEXT NOT NULL,
  imsi TEXT NOT NULL,
  care_case TEXT,
  order_id TEXT,
  campaign TEXT,
  state TEXT NOT NULL,
  memo TEXT NOT NULL,
  correlator TEXT,
  created_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS jobs_imei ON jobs (imei14, state);
CREATE INDEX IF NOT EXISTS jobs_imsi ON jobs (imsi, state);
CREATE TABLE IF NOT EXISTS cases (
  id TEXT PRIMARY KEY,
  desk TEXT NOT NULL,
  agent TEXT NOT NULL,
  msisdn TEXT NOT NULL,
  imsi TEXT NOT NULL,
  imei14 TEXT NOT NULL,
  org TEXT,
  state TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER
);
CREATE TABLE IF NOT EXISTS codes (
  care_case TEXT PRIMARY KEY,
  msisdn TEXT NOT NULL,
  hash TEXT NOT NULL,
  until INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  used INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS codes_by_hash ON codes (hash);
CREATE TABLE IF NOT EXISTS readings (
  care_case TEXT NOT NULL,
  uri TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (care_case, uri)
);
CREATE TABLE IF NOT EXISTS authorisations (
  id TEXT PRIMARY KEY,
  care_case TEXT,
  order_id TEXT,
  campaign TEXT,
  subscriber TEXT NOT NULL,
  summary TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  answer INTEGER
);
CREATE INDEX IF NOT EXISTS authorisations_subscriber ON authorisations (subscriber);
CREATE TABLE IF NOT EXISTS campaigns (
  id TEXT PRIMARY KEY,
  package TEXT NOT NULL,
  models TEXT NOT NULL,
  branch TEXT NOT NULL,
  state TEXT NOT NULL,
  started_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS fixes (
  campaign TEXT NOT NULL,
  imei14 TEXT NOT NULL,
  imsi TEXT,
  state TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (campaign, imei14)
);
CREATE TABLE IF NOT EXISTS packages (
  id TEXT PRIMARY KEY,
  manifest TEXT NOT NULL,
  octets BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS contracts (
  org TEXT NOT NULL,
  manufacturer TEXT NOT NULL,
  model TEXT NOT NULL,
  package TEXT NOT NULL,
  confirm INTEGER NOT NULL,
  PRIMARY KEY (org, manufacturer, model)
);
CREATE TABLE IF NOT EXISTS deliveries (
  token TEXT PRIMARY KEY,
  job INTEGER NOT NULL,
  package TEXT NOT NULL,
  status TEXT
);
CREATE TABLE IF NOT EXISTS devices (
  imei14 TEXT PRIMARY KEY,
  imsi TEXT NOT NULL,
  info TEXT NOT NULL,
  seen_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS portal_accounts (
  name TEXT PRIMARY KEY,
  salt TEXT NOT NULL,
  password TEXT NOT NULL,
  imsi TEXT NOT NULL,
  msisdn TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS portal_visits (token TEXT PRIMARY KEY, body TEXT NOT NULL, seen_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS portal_phones (
  token TEXT PRIMARY KEY,
  imei14 TEXT NOT NULL,
  imsi TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS portal_orders (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  state TEXT NOT NULL,
  body TEXT NOT NULL,
  changed_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS portal_orders_state ON portal_orders (state);
`

/** The open database. Statements are prepared once, since the same few run for every message. */
export class Db {
  readonly #database: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  constructor(database: Database.Database) {
    this.#database = database
  }

  prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const made = this.#database.prepare(sql)
    this.#statements.set(sql, made)
    return made
  }

  /** Runs all of `work` or nothing of it. */
  atomically<T>(work: () => T): T {
    return this.#database.transaction(work)() as T
  }

  close(): void {
    this.#database.close()
  }
}

/**
 * Opens the server's database and makes the tables that are missing. `:memory:` forgets everything when it is closed;
 * a path keeps accounts, nonces, orders and the log over a restart and over the death of the process.
 */
export function openDatabase(path: string): Db {
  const database = new Database(path)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;')
  database.exec(SCHEMA)
  return new Db(database)
}
