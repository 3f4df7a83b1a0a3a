import type { Stamped } from '../../history/event.ts'
import { type Evidence, given, made } from './evidence.ts'

/** LG: the target's own log has a record that names the device, and the subscriber where it knows one. */
export function recordEvidence(event: Stamped): Evidence[] {
  if (event.kind !== 'log.record') return []
  const { imei, imsi, session, order } = event
  return [made(event, 'LG', { imei, ...given({ imsi, session, order, case: event.case }) })]
}
