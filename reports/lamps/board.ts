import type { Stamped } from '../../harness/history/event.ts'
import { PhoneLamps } from './phone.ts'
import type { Light } from './principal.ts'

export interface Lamps {
  readonly device: Light
  readonly subscriber: Light
  readonly user: Light
}

export const PRINCIPALS = ['device', 'subscriber', 'user'] as const

export const DARK: Lamps = { device: 'off', subscriber: 'off', user: 'off' }

/** What the three lamps show after an event, and at which phone (IMEI, 14 digits). */
export interface Shown {
  readonly phone: string | undefined
  readonly lamps: Lamps
}

/**
 * The lamps of a whole play: three for each phone, driven by the events one after the other. An event that names only a
 * subscription is shown at the phone in which its card is, one that names nothing at the phone before it.
 */
export class LampBoard {
  readonly #phones = new Map<string, PhoneLamps>()
  readonly #phoneOf = new Map<string, string>()
  readonly #imsiOf = new Map<string, string>()
  #last: string | undefined

  take(event: Stamped): Shown {
    if (event.kind === 'net.ipbind') this.#imsiOf.set(event.msisdn, event.imsi)
    if (event.kind === 'sim.insert' || event.kind === 'net.attach') this.#phoneOf.set(event.imsi, event.imei)
    const phone = this.#concerned(event)
    this.#last = phone
    if (phone === undefined) return { phone, lamps: DARK }
    const lamps = this.#phones.get(phone) ?? new PhoneLamps()
    this.#phones.set(phone, lamps)
    lamps.take(event)
    const { device, subscriber, user } = lamps
    return {
      phone,
      lamps: {
        device: device.light(event.t),
        subscriber: subscriber.light(event.t),
        user: user.light(event.t),
      },
    }
  }

  #concerned(event: Stamped): string | undefined {
    if ('imei' in event && event.imei) return event.imei
    const imsi =
      ('imsi' in event && event.imsi) || ('msisdn' in event && event.msisdn && this.#imsiOf.get(event.msisdn))
    return (imsi && this.#phoneOf.get(imsi)) || this.#last
  }
}

/** The phones of a play in the order in which they appear, so that more than one can be told apart. */
export function phonesOf(events: readonly Stamped[]): string[] {
  const phones = new Set<string>()
  for (const event of events) {
    if (event.kind === 'sim.insert' || event.kind === 'net.attach' || event.kind === 'dm.open')
      phones.add(event.imei)
  }
  return [...phones]
}
