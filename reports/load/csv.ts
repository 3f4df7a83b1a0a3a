import type { LoadResult } from '../../harness/verdict/load-result.ts'

const COLUMNS = [
  ...(['second', 'wanted', 'arrived', 'complete', 'failed', 'messages', 'open', 'waiting'] as const),
  ...(['p50', 'p90', 'p99'] as const),
]

/** Every second of a run as comma-separated values (RFC 4180); latencies in milliseconds. */
export function seriesCsv({ series }: LoadResult): string {
  const rows = series.map((point) => COLUMNS.map((column) => point[column] ?? '').join(','))
  return [COLUMNS.join(','), ...rows].map((row) => `${row}\r\n`).join('')
}
