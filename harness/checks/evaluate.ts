import type { PlayHistory } from '../history/event.ts'
import type { Check } from './check.ts'
import { Monitor } from './monitor.ts'
import type { Evaluation } from './tally.ts'

/** Judges a whole history by one check. */
export function evaluate(one: Check, { header, events }: PlayHistory): Evaluation {
  const monitor = new Monitor(header, [one])
  for (const event of events) monitor.take(event)
  const [result] = monitor.end()
  if (result?.problem) throw result.problem
  return { evaluated: result?.evaluated ?? 0, findings: result?.findings ?? [] }
}
