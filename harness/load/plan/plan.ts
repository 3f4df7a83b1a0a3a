import type { TraitShares } from '../fleet/traits.ts'

/** One stretch of a plan. Rates are sessions per second, times milliseconds. */
export type Stage =
  | { readonly model: 'constant'; readonly rate: number; readonly millis: number }
  | { readonly model: 'ramp'; readonly from: number; readonly to: number; readonly millis: number }
  | { readonly model: 'poisson'; readonly rate: number; readonly millis: number }
  | { readonly model: 'storm'; readonly spread: number; readonly millis: number }
  | { readonly model: 'diurnal'; readonly quiet: number; readonly peak: number; readonly millis: number }
  | { readonly model: 'campaign'; readonly acceptance: number; readonly millis: number }
  | { readonly model: 'closed'; readonly users: number; readonly pause: number; readonly millis: number }

/** What plans for isolation want of devices, beyond what an ordinary fleet does. */
export const MANNERS = {
  'equal-session-ids': 'every session has the SessionID 1',
  'stolen-addresses': 'one device in ten tries to go on in the session of another by its RespURI',
  'moving-lines': 'one device in ten comes on an address that another device has just held',
  'stolen-keys': 'one corporate device in ten shows the key of another session as its own',
} as const

export type Manner = keyof typeof MANNERS

/** What goes wrong on the way to the target. Shares are those of messages, from 0 to 1. */
export type LoadFault =
  | { readonly kind: 'slow'; readonly by: number }
  | { readonly kind: 'fail'; readonly share: number; readonly status: number }
  | { readonly kind: 'reset'; readonly share: number }

/** A stretch of the run in which something goes wrong on purpose, in milliseconds of the run. */
export interface FaultWindow {
  readonly from: number
  readonly until: number
  readonly fault: LoadFault
}

export interface Threshold {
  /** As it was written. */
  readonly text: string
  readonly metric: string
  readonly operator: '<' | '<=' | '>' | '>=' | '=='
  /** Milliseconds, a share from 0 to 1, or a count. */
  readonly limit: number
}

/** The unit of load that is no scenario: a phone of the fleet manages itself. */
export const SESSION = 'session'

/** What a load run is to do, complete and checked: plain data. */
export interface Plan {
  readonly name: string
  readonly devices: number
  readonly traits: TraitShares
  readonly stages: readonly Stage[]
  /** Shares, from 0 to 1, of the units of load: `session`, and ids of scenarios. */
  readonly mix: Readonly<Record<string, number>>
  /** `poll`: phones come by themselves; `push`: the target begins each session by package #0, ordered through its hook. */
  readonly begin: 'poll' | 'push'
  /** At the beginning, excluded from everything that is measured. */
  readonly warmUpMillis: number
  readonly drainMillis: number
  /** Share of sessions that are judged. */
  readonly judge: number
  readonly manners: readonly Manner[]
  readonly thresholds: readonly Threshold[]
  readonly faults: readonly FaultWindow[]
  readonly limits: {
    readonly openSessions: number
    readonly waiting: number
    readonly connections: number
    /** `reuse`: sessions share connections that stay; `session`: each has one of its own, as phones have. */
    readonly keepAlive: 'reuse' | 'session'
    /** Each device shows a TLS certificate of its own; `keepAlive` is `session` then, since a connection is one device's. */
    readonly certificates: boolean
    /** Source addresses of connections, in turn; the system's choice where there are none. */
    readonly addresses: readonly string[]
    readonly timeoutMillis: number
  }
}
