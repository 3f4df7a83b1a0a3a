/** The first counterexample that was believed. */
export interface Find {
  readonly property: string
  readonly sessions: number
  readonly seconds: number
  /** Steps of the proof after shrinking. */
  readonly steps: number
  /** With the seed it leads to the same steps. */
  readonly path: string
}

/** One defect, hunted from one seed. */
export interface Hunted {
  readonly id: string
  readonly name: string
  readonly difficulty: number
  readonly seed: string
  /** How long it was looked for, and how many sessions that were. */
  readonly seconds: number
  readonly sessions: number
  readonly find?: Find
}

export interface Alarm {
  readonly property: string
  readonly message: string
  /** How to see it again. */
  readonly again: string
}

/** What was said against a server that has no defect. */
export interface Clean {
  readonly sessions: number
  readonly seconds: number
  readonly alarms: readonly Alarm[]
}

/** Everything that was measured: `docs/detection.json`. */
export interface Measured {
  readonly schema: 'rollcall-detection/1'
  /** Seconds for each defect and seed. */
  readonly budget: number
  readonly hunted: readonly Hunted[]
  readonly clean: Clean
}

/** One defect from all seeds. */
export interface Row extends Pick<Hunted, 'id' | 'name' | 'difficulty'> {
  readonly finds: readonly (Find | undefined)[]
}

export function rowsOf(hunted: readonly Hunted[]): Row[] {
  const ids = [...new Set(hunted.map(({ id }) => id))]
  return ids.map((id) => {
    const of = hunted.filter((each) => each.id === id)
    const { name = '', difficulty = 2 } = of[0] ?? {}
    return { id, name, difficulty, finds: of.map(({ find }) => find) }
  })
}

/** Found from at least one of the seeds. */
export const isFound = ({ finds }: Row): boolean => finds.some((find) => find !== undefined)

/** From 0 to 1; 1 where there is nothing to find. */
export function shareFound(rows: readonly Row[]): number {
  return rows.length === 0 ? 1 : rows.filter(isFound).length / rows.length
}

/** The middle one, or NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}
