import type { Manifest } from '../../../protocol/package/manifest.ts'
import type { Db } from './database.ts'

/** Software that can be offered. */
export interface StoredPackage {
  readonly id: string
  readonly manifest: Manifest
  readonly octets: Uint8Array
}

interface Row {
  id: string
  manifest: string
  octets: Uint8Array
}

/** The repository of packages. */
export class Packages {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  add({ id, manifest, octets }: StoredPackage): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO packages (id, manifest, octets) VALUES (?, ?, ?)')
      .run(id, JSON.stringify(manifest), Buffer.from(octets))
  }

  byId(id: string): StoredPackage | undefined {
    const row = this.#db.prepare('SELECT * FROM packages WHERE id = ?').get(id) as Row | undefined
    return row && { id, manifest: JSON.parse(row.manifest) as Manifest, octets: Uint8Array.from(row.octets) }
  }
}
