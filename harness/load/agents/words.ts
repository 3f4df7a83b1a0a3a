import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import type { NetworkAsks, NetworkTells } from '../network/network-thread-words.ts'
import type { PoolOrder } from '../run/pool.ts'
import type { ShardHears, ShardResult, ShardTells } from '../shard/order.ts'

/** The BullMQ queue whose jobs are shards, and the keys beside it. All times that travel are those of Redis' clock. */
export const QUEUE = 'rollcall-shards'
export const RUN_KEY = 'rollcall:run'
/** A hash of the agents that are there, each as its card. */
export const AGENTS_KEY = 'rollcall:agents'
/** What agents tell the machine that began the run. */
export const toldKey = (run: string): string => `rollcall:${run}:told`
/** What a shard is told; each attempt at a shard listens to a stream of its own. */
export const saidKey = (run: string, shard: number, attempt: number): string =>
  `rollcall:${run}:said:${shard}:${attempt}`

/** How an agent makes itself known. */
export interface AgentCard {
  readonly id: string
  readonly name: string
  /** Shards that it plays at a time: its worker threads. */
  readonly slots: number
  /** When it last said so. */
  readonly seen: number
}

/** An agent that has been silent for so long is gone. */
export const AGENT_GONE_MS = 5_000

/** One shard as it waits in the queue. */
export interface ShardJob {
  readonly run: string
  readonly version: string
  /** The machine on which the run was begun. */
  readonly machine: string
  readonly shard: number
  readonly shards: number
  readonly order: PoolOrder
  /** The network functions around the fleet are those of the run, and are reached through it. */
  readonly asks: boolean
}

export type Told = {
  readonly shard: number
  /** 1, and one more each time that the shard was taken from an agent that died. */
  readonly attempt: number
  readonly agent: string
} & (
  | ShardTells
  | { readonly tell: 'asks'; readonly asks: NetworkAsks }
  | { readonly tell: 'refused'; readonly problem: string }
  | { readonly tell: 'ended'; readonly result: Omit<ShardResult, 'fleet'> }
  | { readonly tell: 'lost'; readonly why: string }
)

export type Said =
  | ShardHears
  | { readonly tell: 'network'; readonly tells: NetworkTells }
  /** Nobody waits for the shard any more. */
  | { readonly tell: 'dismiss' }

/** What tells this machine from others: its name, and when it was started, since names are not unique. */
export function thisMachine(): string {
  try {
    return `${hostname()} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`
  } catch {
    return hostname()
  }
}

export const nameOf = (machine: string): string => machine.split(' ')[0] ?? machine
