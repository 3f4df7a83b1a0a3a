import type { Stamped } from '../history/event.ts'

/** Codes of the identity matrix §1.3 that use case 5.1.4 rests on. */
export type EvidenceCode = 'DA' | 'VA' | 'DN' | 'DE' | 'SI' | 'SH' | 'SA' | 'SG' | 'UP' | 'UO' | 'CO' | 'EP'

/** A fact that proves something about a principal, with what it is bound to and when it dies. */
export interface Evidence {
  readonly code: EvidenceCode
  /** When the fact was so, in play time; an answer that was already old counts from then. */
  readonly t: number
  readonly seq: number
  readonly ttlMs: number
  readonly imei?: string
  readonly imsi?: string
  readonly session?: string
  readonly org?: string
  readonly by?: string
  /** Kind of the event that it came from. */
  readonly source: Stamped['kind']
  /** Sequence number of the event that killed it, and its kind. */
  dead?: { readonly seq: number; readonly why: string }
}

const HOUR = 3_600_000
const FOR_EVER = Number.POSITIVE_INFINITY

/** Lifetimes of the identity matrix §1.3, in milliseconds. */
export const TTL = { pair: 24 * HOUR, DE: HOUR, SH: HOUR, user: 120_000 } as const

/**
 * Gathers evidence from a history, event by event. It rests only on what the target was told, and on what was truly
 * proven: the world is ours, so we know whether a credential that was accepted was genuine.
 */
export class EvidenceBook {
  readonly #held: Evidence[] = []
  /** AKA results by B-TID, until a session shows the B-TID. */
  readonly #aka = new Map<string, { imsi: string; t: number; ttlMs: number }>()
  /** B-TIDs whose key the target asked for and was given. */
  readonly #told = new Set<string>()
  readonly #imsiOf = new Map<string, string>()
  /** Phone of each subscription on the network now. */
  readonly #pairs = new Map<string, string>()

  /** Evidence so far, newest last. */
  get all(): readonly Evidence[] {
    return this.#held
  }

  take(event: Stamped): void {
    this.#revoke(event)
    for (const evidence of this.#from(event)) this.#held.push(evidence)
  }

  #from(event: Stamped): Evidence[] {
    const { t, seq } = event
    const made = (
      code: EvidenceCode,
      fields: Partial<Evidence>,
      ttlMs = FOR_EVER,
      ageSeconds = 0,
    ): Evidence => ({
      code,
      source: event.kind,
      t: t - ageSeconds * 1000,
      seq,
      ttlMs,
      ...fields,
    })
    switch (event.kind) {
      case 'net.pair': {
        const about = { imsi: event.imsi, imei: event.imei }
        return [made('DN', about, TTL.pair, event.ageSeconds), made('SI', about, TTL.pair, event.ageSeconds)]
      }
      case 'aaa.query':
        if (event.answer !== 'bound' || !event.imsi || !event.imei) return []
        return (event.ageSeconds ?? 0) * 1000 > TTL.pair
          ? []
          : [made('SI', { imsi: event.imsi, imei: event.imei })]
      case 'he.header': {
        const imsi = this.#imsiOf.get(event.msisdn)
        if (!event.trusted || event.count !== 1) return []
        return [made('SI', { imei: event.imei, ...(imsi && { imsi }) })]
      }
      case 'net.ipbind':
        this.#imsiOf.set(event.msisdn, event.imsi)
        return []
      case 'hlr.query': {
        if (event.answer !== 'active' || !event.imsi) return []
        const age = event.ageSeconds ?? 0
        const { imsi, org } = event
        return [
          ...(event.own ? [made('SH', { imsi }, TTL.SH, age)] : []),
          made('SI', { imsi }, TTL.SH, age),
          ...(org ? [made('SG', { imsi, org }, TTL.SH, age)] : []),
        ]
      }
      case 'eir.query': {
        if (event.answer !== 'white' && event.answer !== 'grey') return []
        const about = { imei: event.imei, ...(event.imsi && { imsi: event.imsi }) }
        return [made('DE', about, TTL.DE, event.ageSeconds ?? 0)]
      }
      case 'dm.clauth':
        return event.ok && event.truth === 'genuine'
          ? [
              made('DA', {
                imei: event.imei,
                session: event.session,
                ...(event.imsi && { imsi: event.imsi }),
              }),
            ]
          : []
      case 'dm.srvauth':
        return event.ok ? [made('VA', { imei: event.imei, session: event.session })] : []
      case 'aka.result':
        if (event.result === 'ok' && event.btid) {
          this.#aka.set(event.btid, { imsi: event.imsi, t, ttlMs: (event.lifetimeSeconds ?? 0) * 1000 })
        }
        return []
      case 'zn.query':
        if (event.answer === 'ok') this.#told.add(event.btid)
        return []
      case 'dm.subauth': {
        const aka = this.#aka.get(event.btid)
        if (!event.ok || event.truth !== 'genuine' || !aka || !this.#told.has(event.btid)) return []
        const about = { imsi: aka.imsi, imei: event.imei, session: event.session }
        return [{ ...made('SA', about), t: aka.t, ttlMs: aka.ttlMs }, made('SI', about)]
      }
      case 'chv.verify':
        return event.result === 'ok' && event.enabled
          ? [made('UP', { imsi: event.imsi, by: event.by }, TTL.user)]
          : []
      case 'care.verify':
        return event.ok && event.imsi && event.by === event.owner
          ? [made('UO', { imsi: event.imsi, by: event.by })]
          : []
      case 'bs.applied':
        return event.by ? [made('UO', { imsi: event.imsi, imei: event.imei, by: event.by })] : []
      case 'ui.answer':
        return event.answer === 'yes' ? [made('CO', { imei: event.imei, by: event.by })] : []
      case 'enterprise.query':
        return event.answer === 'allowed'
          ? [made('EP', { imei: event.imei, imsi: event.imsi, org: event.org })]
          : []
      default:
        return []
    }
  }

  /** Identity matrix §1.4: what follows kills what was. */
  #revoke(event: Stamped): void {
    const kill = (codes: readonly EvidenceCode[], test: (evidence: Evidence) => boolean) => {
      for (const evidence of this.#held) {
        if (!evidence.dead && codes.includes(evidence.code) && test(evidence)) {
          evidence.dead = { seq: event.seq, why: event.kind }
        }
      }
    }
    switch (event.kind) {
      case 'sim.remove':
        kill(['SI', 'SA', 'SG', 'UP', 'CO', 'DN'], ({ imsi }) => imsi === event.imsi)
        return
      case 'net.attach': {
        const before = this.#pairs.get(event.imei)
        this.#pairs.set(event.imei, event.imsi)
        if (before === undefined || before === event.imsi) return
        kill(['DN', 'SI', 'SA', 'UP'], ({ imei, imsi }) => imei === event.imei && imsi !== event.imsi)
        return
      }
      case 'net.iprelease':
        kill(
          ['SI'],
          ({ imsi, source }) => imsi === event.imsi && (source === 'aaa.query' || source === 'he.header'),
        )
        return
      case 'hlr.change':
        if (event.status !== 'active') kill(['SH', 'SI', 'SA', 'SG'], ({ imsi }) => imsi === event.imsi)
        return
      case 'hlr.query':
        if (event.answer === 'suspended') kill(['SH', 'SI', 'SA'], ({ imsi }) => imsi === event.imsi)
        return
      case 'eir.change':
        if (event.status === 'black') kill(['DN', 'DE'], ({ imei }) => imei === event.imei)
        return
      case 'dm.close':
        kill(['DA', 'VA', 'SA', 'CO'], ({ session }) => session === event.session)
        return
      case 'chv.verify':
        if (event.result !== 'ok') kill(['UP'], ({ imsi }) => imsi === event.imsi)
        return
      case 'ui.answer':
        if (event.answer !== 'yes') kill(['CO'], ({ imei }) => imei === event.imei)
        return
      case 'care.close':
        kill(['UO'], () => true)
        return
      case 'bs.applied':
        kill(['DA', 'VA'], ({ imei }) => imei === event.imei)
    }
  }
}
