/** The first counterexample that was believed. */
export interface Find {
  readonly property: string
  readonly sessions: number
  readonly seconds: number
  /** Steps of the proof after shrinking. */
  readonly steps: number
}

/** One defect, hunted from each seed. */
export interface Row {
  readonly id: string
  readonly name: string
  readonly difficulty: number
  readonly finds: readonly (Find | undefined)[]
}

export interface Clean {
  readonly sessions: number
  readonly seconds: number
  readonly alarms: readonly string[]
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
