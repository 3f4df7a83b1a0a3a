import type { MessagePort } from 'node:worker_threads'
import type { Bootstrapped } from '../../../protocol/gba/key.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'
import type { FleetSpec } from '../fleet/fleet.ts'

export interface NetworkOrder {
  readonly spec: FleetSpec
  readonly edgeToken: string
  readonly host: string
  readonly port: number
  /** There are plays beside the fleet: what concerns no device of it is for them. */
  readonly plays: boolean
  /** The target begins sessions: what it pushes to devices goes to their workers. */
  readonly pushes: boolean
  /** Lines to the workers, in the order of their shards. */
  readonly lines: readonly MessagePort[]
}

/** What a worker asks of the network. */
export type NetworkAsks =
  | { readonly ask: 'bootstrap'; readonly id: number; readonly index: number }
  | { readonly ask: 'flush'; readonly id: number }
  | { readonly ask: 'move-line'; readonly ip: string; readonly to: number }

/** What the network tells a worker: its devices' events in one go, or an answer. */
export type NetworkTells =
  | { readonly tell: 'events'; readonly events: readonly (readonly [number, number, WorldEvent])[] }
  /** Something was pushed to a device: package #0. */
  | { readonly tell: 'pushed'; readonly index: number; readonly octets: Uint8Array }
  | { readonly tell: 'flushed'; readonly id: number }
  | { readonly tell: 'bootstrapped'; readonly id: number; readonly key: Bootstrapped | undefined }
