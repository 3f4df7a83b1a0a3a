import { contentOf } from '../../../protocol/syncml/content-type.ts'
import { readMessage } from '../../../protocol/syncml/read.ts'
import type { Stamped } from '../../history/event.ts'
import type { World } from '../world.ts'

/** Whom something was handed out to, by what anybody may know of them. */
export interface Public {
  readonly imei: string
  readonly imsi: string
  readonly msisdn: string
  readonly iccid: string
  readonly serverId: string
  /** The user name that the secret belongs to; empty where there is none. */
  readonly user: string
}

export interface NonceSample {
  readonly imei: string
  /** Base64 of its octets. */
  readonly nonce: string
  /** Milliseconds of the real clock, a little after it was issued. */
  readonly at: number
}

export interface SecretSample {
  readonly which: 'client password' | 'server password' | 'bootstrap PIN'
  readonly value: string
  readonly of: Public
}

/** What a target handed out in one performance. It stays in memory: nothing of it is ever written. */
export interface FleetSample {
  readonly nonces: readonly NonceSample[]
  readonly secrets: readonly SecretSample[]
}

/** Whoever changes messages on the way puts in nonces that are not the target's. */
const tampered = (events: readonly Stamped[]) =>
  events.some((event) => event.kind === 'attack' && event.name === 'tampering')

/** Nonces of the target's challenges, and the secrets of the accounts and PINs that it gave. */
export function sampleOf(world: World | undefined, events: readonly Stamped[], at: number): FleetSample {
  return {
    nonces: tampered(events) ? [] : distinct(events.flatMap((event) => noncesIn(event, at))),
    secrets: world ? world.handedOut() : [],
  }
}

/** An answer that was sent again to the same phone brings nothing new; what one phone hears twice, SP-AUTH-04 judges. */
const distinct = (nonces: readonly NonceSample[]): NonceSample[] => [
  ...new Map(nonces.map((each) => [`${each.imei} ${each.nonce}`, each])).values(),
]

function noncesIn(event: Stamped, at: number): NonceSample[] {
  if (event.kind !== 'dm.msg' || event.dir !== 'received' || event.body === '') return []
  const content = contentOf(event.contentType)
  if (!content) return []
  try {
    const { body } = readMessage(Buffer.from(event.body, 'base64'), content).message
    return body.commands.flatMap((each) => {
      const nonce = each.name === 'Status' ? each.chal?.meta.nextNonce : undefined
      return nonce ? [{ imei: event.imei, nonce, at }] : []
    })
  } catch {
    return []
  }
}
