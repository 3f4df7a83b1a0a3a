import type { Clock } from '../../world/clock.ts'
import type { Db } from './database.ts'

export type Desk = 'private' | 'corporate'

/** A call to the help desk by a verified subscriber (UO), about the phone that the subscription is in. */
export interface CareCase {
  readonly id: string
  readonly desk: Desk
  readonly agent: string
  readonly msisdn: string
  readonly imsi: string
  /** 14 digits. */
  readonly imei14: string
  /** The enterprise whose desk it is. */
  readonly org?: string
  readonly state: 'open' | 'solved' | 'unsolved' | 'cancelled'
  readonly openedAt: number
  readonly closedAt?: number
}

interface Row {
  id: string
  desk: Desk
  agent: string
  msisdn: string
  imsi: string
  imei14: string
  org: string | null
  state: CareCase['state']
  opened_at: number
  closed_at: number | null
}

/** The cases of the help desk, and what was read from phones for them. */
export class Cases {
  readonly #db: Db
  readonly #clock: Clock

  constructor(db: Db, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  /** Opens a case; false when its id was given to another one before. */
  open(fields: Omit<CareCase, 'state' | 'openedAt' | 'closedAt'>): boolean {
    const { changes } = this.#db
      .prepare(
        `INSERT OR IGNORE INTO cases (id, desk, agent, msisdn, imsi, imei14, org, state, opened_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?)`,
      )
      .run(
        ...[fields.id, fields.desk, fields.agent, fields.msisdn, fields.imsi, fields.imei14],
        ...[fields.org ?? null, this.#clock.now()],
      )
    return changes > 0
  }

  byId(id: string): CareCase | undefined {
    const row = this.#db.prepare('SELECT * FROM cases WHERE id = ?').get(id) as Row | undefined
    return row && fromRow(row)
  }

  /** Newest first. */
  all(): CareCase[] {
    const rows = this.#db.prepare('SELECT * FROM cases ORDER BY opened_at DESC, id').all() as Row[]
    return rows.map(fromRow)
  }

  close(id: string, state: Exclude<CareCase['state'], 'open'>): void {
    this.#db
      .prepare("UPDATE cases SET state = ?, closed_at = ? WHERE id = ? AND state = 'open'")
      .run(state, this.#clock.now(), id)
  }

  /** Keeps what the phone told; the newest value of each node counts. */
  keep(id: string, told: ReadonlyMap<string, string>): void {
    const keep = this.#db.prepare('INSERT OR REPLACE INTO readings (care_case, uri, value) VALUES (?, ?, ?)')
    for (const [uri, value] of told) keep.run(id, uri, value)
  }

  readings(id: string): Record<string, string> {
    const rows = this.#db
      .prepare('SELECT uri, value FROM readings WHERE care_case = ? ORDER BY uri')
      .all(id) as { uri: string; value: string }[]
    return Object.fromEntries(rows.map(({ uri, value }) => [uri, value]))
  }
}

function fromRow(row: Row): CareCase {
  const { id, desk, agent, msisdn, imsi, imei14, org, state } = row
  return {
    ...{ id, desk, agent, msisdn, imsi, imei14, state },
    openedAt: row.opened_at,
    ...(org !== null && { org }),
    ...(row.closed_at !== null && { closedAt: row.closed_at }),
  }
}
