import type { PaymentMeans } from '../../../simulators/world/event.ts'
import type { Stamped } from '../../history/event.ts'

/** Codes of the identity matrix §1.3. US is derived from the others, see user-is-subscriber.ts. */
export type EvidenceCode =
  | 'DC'
  | 'DA'
  | 'VA'
  | 'DN'
  | 'DE'
  | 'SI'
  | 'SH'
  | 'SA'
  | 'SG'
  | 'UP'
  | 'UO'
  | 'US'
  | 'CO'
  | 'PA'
  | 'EP'
  | 'LG'

/** A fact that proves something about a principal, with what it is bound to and when it dies. */
export interface Evidence {
  readonly code: EvidenceCode
  /** When the fact was so, in play time; an answer that was already old counts from then. */
  readonly t: number
  readonly seq: number
  /** Sequence number from which on it has held without a break. */
  readonly since?: number
  readonly ttlMs: number
  /** Whom it is about. */
  readonly imei?: string
  readonly imsi?: string
  readonly org?: string
  readonly account?: string
  /** What it is bound to: it counts nowhere else. */
  readonly session?: string
  readonly order?: string
  readonly case?: string
  /** The person who did it. */
  readonly by?: string
  /** What a person agreed to, as it was shown. */
  readonly text?: string
  /** On whose behalf the phone asked: a server's alert, or its own. */
  readonly asked?: 'bootstrap' | 'session' | 'alert' | 'chv'
  readonly items?: readonly string[]
  readonly amount?: string
  readonly means?: PaymentMeans
  /** The account, card or bill that pays. */
  readonly payer?: string
  /** Kind of the event that it came from. */
  readonly source: Stamped['kind']
  /** Sequence number of the event that killed it, and its kind. */
  dead?: { readonly seq: number; readonly why: Stamped['kind'] }
}

const HOUR = 3_600_000

/** Lifetimes of the identity matrix §1.3, in milliseconds. */
export const TTL = { pair: 24 * HOUR, DE: HOUR, SH: HOUR, user: 120_000 } as const

/** Evidence of this code from an event, `ageSeconds` old already; it lives for ever where no lifetime is given. */
export function made(
  event: Stamped,
  code: EvidenceCode,
  about: Partial<Evidence>,
  ttlMs: number = Number.POSITIVE_INFINITY,
  ageSeconds = 0,
): Evidence {
  return { code, source: event.kind, t: event.t - ageSeconds * 1000, seq: event.seq, ttlMs, ...about }
}

/** The fields that are there, without those that are not. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
