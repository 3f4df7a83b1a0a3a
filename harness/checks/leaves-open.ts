import type { Stamped } from '../history/event.ts'
import { TTL } from '../identity/evidence/evidence.ts'

const DOWN: ReadonlySet<string> = new Set(['timeout', 'error'])

/** Kinds of questions to the network, with how old an answer may be, in milliseconds. */
const USABLE: Readonly<Partial<Record<Stamped['kind'], number>>> = {
  'hlr.query': TTL.SH,
  'eir.query': TTL.DE,
  'aaa.query': TTL.pair,
  'add.query': TTL.pair,
  'zn.query': TTL.pair,
  'enterprise.query': TTL.pair,
}

/** Whether a network function did not say how things are now: silence, a failure, or an answer that is too old to be used. */
export function leavesOpen(event: Stamped): boolean {
  const usable = USABLE[event.kind]
  if (usable === undefined || !('answer' in event)) return false
  const ageSeconds = 'ageSeconds' in event ? (event.ageSeconds ?? 0) : 0
  return DOWN.has(event.answer) || ageSeconds * 1000 > usable
}
