import type { CellTested } from '../identity/oracle.ts'

/** Whether an operation rests on an agreement of its own, or needs none: what was asked beside it is about something else. */
export function isAgreed(cells: readonly CellTested[]): boolean {
  const consent = cells.find(({ cell }) => cell.column === 'CO')
  return consent ? consent.by.length > 0 : cells.length > 0
}
