import type { AuthType } from '../../protocol/credentials/type.ts'

/**
 * What a target can be asked to do or be asked about. Hooks are orders that the harness gives; the others say which
 * network functions the target consults. Nothing is inferred from a failure: what is not declared is unsupported.
 */
export const CAPABILITIES = {
  cards: 'hook: mints the bootstrap file of a smart card',
  pairs: 'hook: hears of new (subscription, equipment) pairs from automatic device detection',
  requests: 'hook: takes a user’s request to have a device set up',
  notifications: 'hook: sends package #0 on order',
  log: 'hook: lets its audit log be read',
  network: 'consults the HLR, EIR, AAA and device-detection functions of the harness',
  enterprise: 'asks the enterprise’s policy before it touches a corporate device',
  'subscriber-authentication': 'authenticates the subscription in the session by GBA',
  account: 'has an account for a device of the harness, given in the target file or made by bootstrap',
  lockout: 'stops answering after repeated failed authentication',
} as const

export type Capability = keyof typeof CAPABILITIES

export type HookName = 'cards' | 'pairs' | 'requests' | 'notifications' | 'log'

/** An order as an HTTP request; `{{name}}` in the URL and the body is replaced by the order's field of that name. */
export interface Hook {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface TlsOptions {
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
  readonly rejectUnauthorized?: boolean
}

/** An account that the target already has for one device. */
export interface GivenAccount {
  readonly imei: string
  readonly serverId: string
  readonly client: { readonly name: string; readonly secret: string; readonly nonce?: string }
  readonly server: { readonly name: string; readonly secret: string; readonly nonce?: string }
}

/** The DM server under test, as plain data that travels to the workers. */
export interface Target {
  readonly name: string
  readonly endpoint: string
  readonly serverId: string
  readonly contents: readonly ('xml' | 'wbxml')[]
  readonly auths: readonly AuthType[]
  readonly capabilities: readonly Capability[]
  readonly hooks: Readonly<Partial<Record<HookName, Hook>>>
  readonly flags: Readonly<Record<string, string>>
  /** Where the target expects the network functions: the harness listens there. */
  readonly network?: string
  /** The secret by which the target recognises the operator's own gateway. */
  readonly edgeToken: string
  readonly homePlmn: { readonly mcc: string; readonly mnc: string }
  readonly account?: GivenAccount
  readonly tls?: TlsOptions
  /** Milliseconds for one exchange. */
  readonly timeoutMs: number
  /** Octets of the largest message that is read from the target. */
  readonly maxBytes: number
  /** Seeded defects that are switched on; the embedded reference server alone has any. */
  readonly defects: readonly string[]
}

/** True when the endpoint can only be this machine. */
export function isLoopback(endpoint: string): boolean {
  const host = new URL(endpoint).hostname
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
