import Database from 'libsql'

export type Db = Database.Database

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
CREATE TABLE IF NOT EXISTS devices (
  imei14 TEXT PRIMARY KEY,
  imsi TEXT NOT NULL,
  info TEXT NOT NULL,
  seen_at INTEGER NOT NULL
);
`

/**
 * Opens the server's database and makes the tables that are missing. `:memory:` forgets everything when it is closed;
 * a path keeps accounts, nonces, orders and the log over a restart and over the death of the process.
 */
export function openDatabase(path: string): Db {
  const db = new Database(path)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;')
  db.exec(SCHEMA)
  return db
}
