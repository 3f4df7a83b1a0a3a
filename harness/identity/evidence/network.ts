import type { Stamped } from '../../history/event.ts'
import type { Facts } from '../facts.ts'
import { type Evidence, given, made, TTL } from './evidence.ts'

/** DN, DE, SI, SH and SG: what the operator's network told the target about equipment and subscription. */
export function networkEvidence(event: Stamped, facts: Facts): Evidence[] {
  switch (event.kind) {
    case 'net.pair': {
      const about = { imsi: event.imsi, imei: event.imei }
      return (['DN', 'SI'] as const).map((code) => made(event, code, about, TTL.pair, event.ageSeconds))
    }
    case 'aaa.query': {
      const { answer, imsi, imei, ageSeconds = 0 } = event
      const usable = answer === 'bound' && imsi !== undefined && imei !== undefined
      return usable && ageSeconds * 1000 <= TTL.pair ? [made(event, 'SI', { imsi, imei })] : []
    }
    case 'he.header': {
      if (!event.trusted || event.count !== 1) return []
      return [made(event, 'SI', { imei: event.imei, ...given({ imsi: facts.imsiOf(event.msisdn) }) })]
    }
    case 'hlr.query': {
      const { answer, imsi, org, own, ageSeconds = 0 } = event
      if (answer !== 'active' || imsi === undefined) return []
      return [
        ...(own ? [made(event, 'SH', { imsi }, TTL.SH, ageSeconds)] : []),
        made(event, 'SI', { imsi }, TTL.SH, ageSeconds),
        ...(org ? [made(event, 'SG', { imsi, org }, TTL.SH, ageSeconds)] : []),
      ]
    }
    case 'eir.query': {
      const { answer, imei, imsi, ageSeconds = 0 } = event
      const fine = answer === 'white' || answer === 'grey'
      return fine ? [made(event, 'DE', { imei, ...given({ imsi }) }, TTL.DE, ageSeconds)] : []
    }
    case 'enterprise.query': {
      const { imei, imsi, org, answer } = event
      return answer === 'allowed' ? [made(event, 'EP', { imei, imsi, org })] : []
    }
    default:
      return []
  }
}
