import type { Db } from './database.ts'

/** How often in a row somebody failed to authenticate as this device, and when last (milliseconds of the clock). */
export interface Failures {
  readonly count: number
  readonly lastAt: number
}

/** Failed authentication by claimed device, whether the server knows that device or not. Survives a restart. */
export class FailureTable {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  of(device: string): Failures {
    const row = this.#db.prepare('SELECT count, last_at FROM failures WHERE device = ?').get(device) as
      | { count: number; last_at: number }
      | undefined
    return { count: row?.count ?? 0, lastAt: row?.last_at ?? 0 }
  }

  /** Counts one more; answers how many there are now. */
  add(device: string, now: number): number {
    this.#db
      .prepare(
        `INSERT INTO failures (device, count, last_at) VALUES (?1, 1, ?2)
           ON CONFLICT (device) DO UPDATE SET count = count + 1, last_at = ?2`,
      )
      .run(device, now)
    return this.of(device).count
  }

  clear(device: string): void {
    this.#db.prepare('DELETE FROM failures WHERE device = ?').run(device)
  }
}
