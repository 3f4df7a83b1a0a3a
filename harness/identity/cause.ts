import type { Stamped } from '../history/event.ts'
import type { Variation } from '../verdict/expectation.ts'
import type { Performed } from './operation.ts'

/**
 * What set an operation going, in a play that is about no single variation: the newest order about its subscription says
 * by which baseline it is judged.
 */
export class Causes {
  /** Names of the newest order by IMSI. */
  readonly #orders = new Map<string, string>()
  /** Equipment for which an enterprise was asked. */
  readonly #corporate = new Set<string>()

  take(event: Stamped): void {
    if (event.kind === 'order' && event.imsi) this.#orders.set(event.imsi, event.name)
    if (event.kind === 'enterprise.query') this.#corporate.add(event.imei)
  }

  variationOf({ event, imei, imsi }: Performed): Variation {
    if (event.kind !== 'bs.applied') return 'B5'
    if (event.origin === 'card') return this.#corporate.has(imei) ? 'B2' : 'B1'
    return this.#orders.get(imsi ?? '') === 'requests' ? 'B4' : 'B3'
  }
}
