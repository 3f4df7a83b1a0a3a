import type { LoadResult } from '../../harness/verdict/load-result.ts'

/** Milliseconds as a person reads them. */
export function millis(value: number | undefined): string {
  if (value === undefined) return '–'
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`
  return value >= 10 ? `${value.toFixed(0)} ms` : `${value.toFixed(1)} ms`
}

/** A count in groups of three. */
export function count(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '\u202f')
}

export const total = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((sum, each) => sum + each, 0)

/** Who generated the load. */
export function crew({ workers, agents }: Pick<LoadResult, 'workers' | 'agents'>): string {
  const many = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`
  return many(workers, 'worker') + (agents.length > 0 ? ` of ${many(agents.length, 'agent')}` : '')
}
