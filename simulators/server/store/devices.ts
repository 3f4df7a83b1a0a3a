import type { Clock } from '../../world/clock.ts'
import type { Db } from './database.ts'

/** What an authenticated device last said of itself in ./DevInfo, by the last part of the node's name. */
export interface KnownDevice {
  readonly imei14: string
  readonly imsi: string
  readonly info: Readonly<Record<string, string>>
  readonly seenAt: number
}

/** The devices that authenticated themselves at least once. */
export class Devices {
  readonly #db: Db
  readonly #clock: Clock

  constructor(db: Db, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  see(imei14: string, imsi: string, info: Readonly<Record<string, string>>): void {
    this.#db
      .prepare(
        `INSERT INTO devices (imei14, imsi, info, seen_at) VALUES (?1, ?2, ?3, ?4)
           ON CONFLICT (imei14) DO UPDATE SET imsi = ?2, info = ?3, seen_at = ?4`,
      )
      .run(imei14, imsi, JSON.stringify(info), this.#clock.now())
  }

  all(): KnownDevice[] {
    const rows = this.#db.prepare('SELECT * FROM devices ORDER BY imei14').all() as {
      imei14: string
      imsi: string
      info: string
      seen_at: number
    }[]
    return rows.map(({ imei14, imsi, info, seen_at }) => ({
      imei14,
      imsi,
      info: JSON.parse(info) as Record<string, string>,
      seenAt: seen_at,
    }))
  }
}
