import type { Stamped } from '../history/event.ts'

/** What of a phone an event is about, as a key: its firmware, or its applications. */
export function objectOf(imei: string, event: Stamped): string {
  const where = 'mo' in event ? event.mo : event.kind === 'dm.command' ? event.target : ''
  return `${imei} ${/scomo/i.test(where) ? 'scomo' : 'fumo'}`
}
