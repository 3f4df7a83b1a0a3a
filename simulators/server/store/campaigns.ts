import type { Clock } from '../../world/clock.ts'
import type { Db } from './database.ts'

/** Who carries a campaign out. */
export type Branch = 'operator' | 'manufacturer'

/** Bug fixes for phones of certain models. */
export interface Campaign {
  readonly id: string
  /** Id of the package that corrects the fault. */
  readonly package: string
  /** Model names as in DevInfo/Mod, or type allocation codes (the first eight digits of the IMEI). */
  readonly models: readonly string[]
  readonly branch: Branch
  readonly state: 'running' | 'ended'
  readonly startedAt: number
}

/** What became of one phone in a campaign. A phone under delegation has no subscriber here (SP-BF-04). */
export interface Fix {
  readonly campaign: string
  /** 14 digits. */
  readonly imei14: string
  readonly imsi?: string
  readonly state: 'selected' | 'excluded' | 'delegated' | 'fixed' | 'failed' | 'declined' | 'refused'
  readonly reason?: string
}

interface Row {
  id: string
  package: string
  models: string
  branch: Branch
  state: Campaign['state']
  started_at: number
}

interface FixRow {
  campaign: string
  imei14: string
  imsi: string | null
  state: Fix['state']
  reason: string | null
}

/** Campaigns, and the trace that each of them leaves for every phone that it looked at. */
export class Campaigns {
  readonly #db: Db
  readonly #clock: Clock

  constructor(db: Db, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  /** Starts a campaign; false when its id was used before. */
  start(fields: Omit<Campaign, 'state' | 'startedAt'>): boolean {
    const { id, models, branch } = fields
    const { changes } = this.#db
      .prepare(
        `INSERT OR IGNORE INTO campaigns (id, package, models, branch, state, started_at)
           VALUES (?, ?, ?, ?, 'running', ?)`,
      )
      .run(id, fields.package, JSON.stringify(models), branch, this.#clock.now())
    return changes > 0
  }

  byId(id: string): Campaign | undefined {
    const row = this.#db.prepare('SELECT * FROM campaigns WHERE id = ?').get(id) as Row | undefined
    return row && fromRow(row)
  }

  /** Newest first. */
  all(): Campaign[] {
    const rows = this.#db.prepare('SELECT * FROM campaigns ORDER BY started_at DESC, id').all() as Row[]
    return rows.map(fromRow)
  }

  /** Writes down what became of a phone; the newest word counts. */
  note({ campaign, imei14, imsi, state, reason }: Fix): void {
    this.#db
      .prepare(
        `INSERT INTO fixes (campaign, imei14, imsi, state, reason) VALUES (?1, ?2, ?3, ?4, ?5)
           ON CONFLICT (campaign, imei14) DO UPDATE SET imsi = ?3, state = ?4, reason = ?5`,
      )
      .run(campaign, imei14, imsi ?? null, state, reason ?? null)
  }

  fixes(campaign: string): Fix[] {
    const rows = this.#db
      .prepare('SELECT * FROM fixes WHERE campaign = ? ORDER BY imei14')
      .all(campaign) as FixRow[]
    return rows.map(({ campaign, imei14, imsi, state, reason }) => ({
      ...{ campaign, imei14, state },
      ...(imsi !== null && { imsi }),
      ...(reason !== null && { reason }),
    }))
  }
}

function fromRow({ id, models, branch, state, started_at, ...row }: Row): Campaign {
  return {
    ...{ id, branch, state },
    package: row.package,
    models: JSON.parse(models) as string[],
    startedAt: started_at,
  }
}
