import type { Db } from './database.ts'

/** A deal with an enterprise about one model: the package that its phones carry, and whether their users are asked. */
export interface Contract {
  readonly org: string
  readonly manufacturer: string
  readonly model: string
  readonly package: string
  readonly confirm: boolean
}

interface Row extends Omit<Contract, 'confirm'> {
  confirm: number
}

export class Contracts {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** A later deal about the same model takes the place of the earlier one. */
  make({ org, manufacturer, model, package: named, confirm }: Contract): void {
    this.#db
      .prepare(
        'INSERT OR REPLACE INTO contracts (org, manufacturer, model, package, confirm) VALUES (?, ?, ?, ?, ?)',
      )
      .run(org, manufacturer, model, named, confirm ? 1 : 0)
  }

  /** The deal of an enterprise about a model. */
  of(org: string, manufacturer: string, model: string): Contract | undefined {
    const row = this.#db
      .prepare('SELECT * FROM contracts WHERE org = ? AND manufacturer = ? AND model = ?')
      .get(org, manufacturer, model) as Row | undefined
    return row && { ...row, confirm: row.confirm === 1 }
  }
}
