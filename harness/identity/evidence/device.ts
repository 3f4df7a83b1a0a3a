import type { Stamped } from '../../history/event.ts'
import { type Evidence, given, made } from './evidence.ts'

/**
 * DC, DA and VA: who speaks in a session. A credential counts when the server accepted it and it was genuine; the world
 * is ours, so we know. A phone that a PC has associated with, both ways, is authenticated to that PC.
 */
export function deviceEvidence(event: Stamped): Evidence[] {
  switch (event.kind) {
    case 'dm.open':
      return [made(event, 'DC', { imei: event.imei, session: event.session })]
    case 'dm.clauth':
      return event.ok && event.truth === 'genuine'
        ? [made(event, 'DA', { imei: event.imei, session: event.session, ...given({ imsi: event.imsi }) })]
        : []
    case 'dm.srvauth':
      return event.ok ? [made(event, 'VA', { imei: event.imei, session: event.session })] : []
    case 'pc.assoc':
      return event.mutual && event.ok ? [made(event, 'DA', { imei: event.imei })] : []
    default:
      return []
  }
}
