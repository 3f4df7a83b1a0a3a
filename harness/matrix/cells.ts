import { COLUMNS, type Column, MATRIX, type Need } from '../identity/matrix.ts'
import { propertyOf } from '../identity/properties.ts'
import type { Variation } from '../verdict/expectation.ts'

/** How one evidence can fail while all others stand (identity matrix §1.6). */
export const WAYS = ['missing', 'false', 'stale', 'foreign', 'revoked'] as const
export type Way = (typeof WAYS)[number]

/** One cell of the table of baselines. */
export interface MatrixCell {
  /** E.g. `B11/SH`. */
  readonly id: string
  readonly variation: Variation
  readonly column: Column
  readonly need: Need
  readonly property: string
}

export const CELLS: readonly MatrixCell[] = MATRIX.flatMap(({ id, cells }) =>
  COLUMNS.flatMap((column) => {
    const need = cells[column]
    return need === undefined
      ? []
      : [{ id: `${id}/${column}`, variation: id, column, need, property: propertyOf(id, column) }]
  }),
)

/** The cell and the way that a scenario knocks out; by what it says that it breaks, and how its name ends. */
export function knockedOut({
  id,
  breaks,
}: {
  id: string
  breaks?: string
}): { cell: string; way: Way } | undefined {
  const cell = /^matrix\/(B\d+\/[A-Z]+)$/.exec(breaks ?? '')?.[1]
  const way = WAYS.find((each) => id.endsWith(`-${each}`))
  return cell !== undefined && way !== undefined ? { cell, way } : undefined
}
