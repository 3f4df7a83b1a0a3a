import { CHECKS } from '../checks/index.ts'
import { FLEET_TITLES } from './fleet/fleet.ts'

/** Titles of the rules that every run is judged by. */
export const TITLES: ReadonlyMap<string, string> = new Map([
  ...CHECKS.map(({ id, title }) => [id, title] as const),
  ['LV-01', 'The properly identified case succeeds'] as const,
  ...FLEET_TITLES,
])

/** The title of a rule: a property, or a cell of the matrix. */
export function titleOf(rule: string): string {
  return TITLES.get(rule) ?? (rule.startsWith('matrix/') ? `What ${rule.slice(7)} requires` : rule)
}
