import type { MessagePort } from 'node:worker_threads'
import type { AuthType } from '../../../protocol/credentials/type.ts'
import type { FleetSpec } from '../fleet/fleet.ts'
import type { SavedFleet } from '../fleet/saved.ts'
import type { GeneratorHealth } from '../measure/generator.ts'
import type { TallyData } from '../measure/tally.ts'
import type { Rules } from '../monitor/monitor.ts'
import type { Plan } from '../plan/plan.ts'
import type { NotifyHook } from '../push/notifier.ts'
import type { Secure } from '../wire/secure.ts'

/** What one worker is to do: plain data, but for its lines. */
export interface ShardOrder {
  readonly plan: Plan
  readonly spec: FleetSpec
  readonly seed: string
  readonly shard: number
  readonly shards: number
  /** How often it was begun before, on machines that died: the server may still remember their sessions. */
  readonly begunBefore?: number
  readonly endpoints: Readonly<Partial<Record<AuthType, string>>>
  /** What the target file says of TLS, by the endpoint's credential type. */
  readonly secure?: Readonly<Partial<Record<AuthType, Secure>>>
  readonly edgeToken?: string
  /** By which the target is told to begin sessions, in a plan whose sessions it begins. */
  readonly notify?: readonly NotifyHook[]
  readonly flags: Readonly<Record<string, string>>
  readonly maxBytes: number
  /** Devices as an earlier run left them. */
  readonly fleet?: SavedFleet
  /** How it leaves its devices belongs to the result. */
  readonly keep?: boolean
  /** To the coordinator. */
  readonly line: MessagePort
  /** To the network functions; missing when the target asks nobody of ours. */
  readonly network?: MessagePort
}

/** What a coordinator tells a worker. */
export type ShardHears =
  | { readonly tell: 'begin'; readonly at: number }
  | { readonly tell: 'drain' }
  | { readonly tell: 'stop' }
  | { readonly tell: 'rate'; readonly factor: number }

/** A point of the curves: one second of one worker. */
export interface Point {
  /** Whole seconds since the run began. */
  readonly second: number
  readonly arrived: number
  readonly complete: number
  readonly failed: number
  readonly messages: number
  readonly open: number
  readonly waiting: number
  /** Encoded histogram of sessions that ended in this second. */
  readonly session: string
}

export interface ShardIdentity {
  readonly judged: number
  readonly violations: number
  readonly rules: Rules
  readonly shapes: number
  readonly audited: number
  readonly disagreed: number
}

export interface ShardResult {
  readonly tally: TallyData
  readonly identity: ShardIdentity
  readonly health: GeneratorHealth
  /** Sums up how every device's sessions ended: the same on any number of workers. */
  readonly outcomes: number
  readonly fleet?: SavedFleet
}

/** What a worker tells its coordinator. */
export type ShardTells =
  | { readonly tell: 'ready' }
  | {
      readonly tell: 'point'
      readonly point: Point
      readonly tally: TallyData
      readonly identity: ShardIdentity
      readonly health: GeneratorHealth
    }
  | {
      readonly tell: 'violation'
      readonly session: string
      readonly property: string
      readonly message: string
      readonly history: Uint8Array
    }
