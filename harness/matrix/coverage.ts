import { MATRIX } from '../identity/matrix.ts'
import type { Scenario } from '../stage/scenario.ts'
import type { Capability } from '../target/target.ts'
import { CELLS, knockedOut, type MatrixCell, WAYS, type Way } from './cells.ts'
import { NEGATIVES } from './negatives.ts'
import { cellReason, type Reason } from './reasons.ts'

/**
 * `automated`: scenarios play it. `undecided`: they exist, but the target does not offer what they need, so that nobody can
 * say anything: that is never a pass. `missing` is a mistake of the catalogue, and a test fails on it.
 */
export type State =
  | 'automated'
  | 'undecided'
  | 'not applicable'
  | 'judged in every play'
  | 'by flag'
  | 'planned'
  | 'missing'

export interface Covered {
  /** `B3`, `N05`, `B3/DN` or `B3/DN/stale`. */
  readonly id: string
  readonly what: string
  readonly property: string
  readonly state: State
  readonly scenarios: readonly string[]
  /** Why nothing plays it, or what the scenarios need. */
  readonly why: string
}

type Known = Pick<Scenario, 'id' | 'variation' | 'outcome' | 'needs' | 'breaks' | 'rows'>

/** Every row and cell of the identity matrix §4, with what plays it. `offered` says what the target can do, if there is one. */
export function coverage(scenarios: readonly Known[], offered?: readonly Capability[]): Covered[] {
  const covered = (
    about: Pick<Covered, 'id' | 'what' | 'property'>,
    playing: readonly Known[],
    reason?: Reason,
  ): Covered => {
    const ids = playing.map(({ id }) => id)
    if (playing.length === 0)
      return {
        ...about,
        scenarios: ids,
        state: reason?.state ?? 'missing',
        why: reason?.why ?? 'nothing plays it',
      }
    const needs = [...new Set(playing.flatMap((each) => each.needs))].sort()
    const lacking = (each: Known) => each.needs.some((need) => !offered?.includes(need))
    const undecided = offered !== undefined && playing.every(lacking)
    const why = undecided
      ? `needs ${needs.filter((need) => !offered.includes(need)).join(', ')}`
      : `needs ${needs.join(', ')}`
    return { ...about, scenarios: ids, state: undecided ? 'undecided' : 'automated', why }
  }
  const baselines = MATRIX.map(({ id, title }) =>
    covered(
      { id, what: title, property: 'LV-01' },
      scenarios.filter((each) => each.variation === id && each.outcome === 'performed'),
    ),
  )
  const negatives = NEGATIVES.map(({ id, story, property, expected }) =>
    covered(
      { id, what: `${story} (${expected})`, property },
      scenarios.filter((each) => rowsOf(each).includes(id)),
    ),
  )
  const twins = new Map<string, Known[]>()
  for (const each of scenarios) {
    const found = knockedOut(each)
    const name = found && `${found.cell}/${found.way}`
    if (name) twins.set(name, [...(twins.get(name) ?? []), each])
  }
  const cells = CELLS.flatMap((cell) =>
    cell.need === 'R' && cell.column !== 'LG'
      ? WAYS.map((way) =>
          covered(
            {
              id: `${cell.id}/${way}`,
              what: `${cell.variation} with ${cell.column} ${way}`,
              property: cell.property,
            },
            twins.get(`${cell.id}/${way}`) ?? [],
            cellReason(cell, way),
          ),
        )
      : [unplayed(cell)],
  )
  return [...baselines, ...negatives, ...cells]
}

/** Cells that no twin of their own is played for. */
function unplayed(cell: MatrixCell): Covered {
  const about = {
    id: cell.id,
    what: `${cell.variation} ${cell.column}`,
    property: cell.property,
    scenarios: [],
  }
  if (cell.need === 'o')
    return {
      ...about,
      state: 'by flag',
      why: `required where a flag says so: require.${cell.variation}.${cell.column}: yes`,
    }
  if (cell.need === 'absent')
    return {
      ...about,
      state: 'judged in every play',
      why: 'must not be known; needs the manufacturer interface, undecided without',
    }
  return {
    ...about,
    state: 'judged in every play',
    why: 'judged after each operation; needs the log interface, undecided without',
  }
}

/** Rows that a scenario says it automates, or that its name begins with: `uc-5.1.4/n09-…`. */
export function rowsOf({ id, rows = [] }: Pick<Scenario, 'id' | 'rows'>): string[] {
  const number = /\/(?:[a-z]+-)*n(\d\d)-/.exec(id)?.[1]
  return number === undefined ? [...rows] : [...new Set([...rows, `N${number}`])]
}

export type { Way }
