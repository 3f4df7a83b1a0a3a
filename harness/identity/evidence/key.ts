import type { Stamped } from '../../history/event.ts'
import { type Evidence, made } from './evidence.ts'

/**
 * SA: the card and the network agreed on a key (AKA), the target was given it by the BSF, and the phone showed it in
 * this session. AKA at attach says which card is on the network and stands as SA only where a flag lets it.
 */
export class KeyEvidence {
  readonly #aka = new Map<string, { imsi: string; t: number; ttlMs: number }>()
  readonly #told = new Set<string>()

  from(event: Stamped): Evidence[] {
    if (event.kind === 'aka.result' && event.result === 'ok') {
      const { btid, imsi, lifetimeSeconds = 0, t } = event
      if (event.at === 'attach') return [made(event, 'SA', { imsi })]
      if (btid) this.#aka.set(btid, { imsi, t, ttlMs: lifetimeSeconds * 1000 })
    }
    if (event.kind === 'zn.query' && event.answer === 'ok') this.#told.add(event.btid)
    if (event.kind !== 'dm.subauth' || !event.ok || event.truth !== 'genuine') return []
    const aka = this.#aka.get(event.btid)
    if (!aka || !this.#told.has(event.btid)) return []
    const about = { imsi: aka.imsi, imei: event.imei }
    const authenticated = made(event, 'SA', { ...about, session: event.session }, aka.ttlMs)
    return [{ ...authenticated, t: aka.t }, made(event, 'SI', about)]
  }
}
