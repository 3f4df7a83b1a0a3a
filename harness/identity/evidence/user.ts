import type { Stamped } from '../../history/event.ts'
import type { Facts } from '../facts.ts'
import { type Evidence, given, made, TTL } from './evidence.ts'

/** True when the secret was given by the one whose it is; events that do not know the owner cannot say otherwise. */
const own = (by: string | undefined, owner: string | undefined) =>
  by === undefined || owner === undefined || by === owner

/** UP and UO: who the person is, shown to the card or to somebody beside it. */
export function userEvidence(event: Stamped, facts: Facts): Evidence[] {
  switch (event.kind) {
    case 'chv.verify':
      return event.result === 'ok' && event.enabled
        ? [made(event, 'UP', { imsi: event.imsi, by: event.by }, TTL.user)]
        : []
    case 'care.verify': {
      const imsi = event.imsi ?? facts.imsiOf(event.msisdn)
      return event.ok && imsi !== undefined && event.by === event.owner
        ? [made(event, 'UO', { imsi, by: event.by, case: event.case })]
        : []
    }
    case 'user.verify': {
      const { order, session, by } = event
      const imsi = event.imsi ?? facts.imsiOf(event.msisdn)
      return event.ok && imsi !== undefined && own(by, event.owner)
        ? [made(event, 'UO', { imsi, ...given({ order, case: event.case, session, by }) })]
        : []
    }
    case 'portal.login': {
      const { account, imsi, by, owner } = event
      return event.ok && own(by, owner) ? [made(event, 'UO', { account, by, ...given({ imsi }) })] : []
    }
    // A bootstrap that asked for a PIN told out of band, and got it right.
    case 'bs.applied':
      return event.by ? [made(event, 'UO', { imsi: event.imsi, imei: event.imei, by: event.by })] : []
    default:
      return []
  }
}
