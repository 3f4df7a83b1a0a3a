import type { AuthType } from '../../protocol/credentials/type.ts'
import type { Clock } from '../world/clock.ts'
import type { Random } from '../world/random.ts'
import type { Decisions } from './decisions/decisions.ts'
import type { SubscriberAuthentication } from './decisions/subscriber-proof-needed.ts'
import type { ManufacturerTokens } from './evidence/manufacturer-functions.ts'
import type { MutualTls } from './http.ts'
import type { ServerLimits } from './limits.ts'

export interface ReferenceServerOptions {
  /** The ServerID of the accounts that this server makes: its identity in ACLs and in package #0. */
  readonly serverId: string
  /** The credential type that new accounts get; nothing weaker is accepted. */
  readonly auth: AuthType
  /** Base URL of the network functions (HLR, EIR, AAA, device detection, BSF, CRM, enterprise, push). */
  readonly network: string
  /** By which the server recognises the operator's own gateway in `Forwarded: …;by=_<token>`. */
  readonly edgeToken: string
  /** Whose subscription must be authenticated in the session before it is configured. */
  readonly subAuth: SubscriberAuthentication
  /** `:memory:`, or the path of the database file. */
  readonly database: string
  readonly clock: Clock
  /** The date and time that users are told; the clock's where not given. */
  readonly calendar?: Clock | undefined
  readonly random: (purpose: string) => Random
  readonly host?: string
  /** Port of the DM endpoint; the operator's interface takes the next one. 0 or nothing takes two free ports. */
  readonly port?: number
  /** Port of the operator's interface, where it is not the next one. */
  readonly operatorPort?: number
  /** Port of the DM endpoint by HTTPS; a free one when not given. */
  readonly securePort?: number
  /** Opens the DM endpoint a second time, by HTTPS, for devices that prove themselves with a certificate. */
  readonly tls?: MutualTls
  readonly decisions?: Decisions
  /** How long a network function may take to answer; 2 s when not given. */
  readonly networkTimeoutMs?: number
  readonly bootstrapProfile: 'cp' | 'dm'
  /** By what this server and the manufacturer’s know each other; without it no fix can be delegated. */
  readonly manufacturer?: ManufacturerTokens
  /** The operator's own networks as MCC and MNC in one, e.g. `23415`. */
  readonly homePlmns: readonly string[]
  /** What a peer may take; SERVER_LIMITS where not given. */
  readonly limits?: Partial<ServerLimits>
  /** When given, the operator's interface wants `Authorization: Bearer <token>`. */
  readonly operatorToken?: string
  /** One line about each thing that an operator would want to see while it happens. Never holds a secret. */
  readonly log?: (line: string) => void
}

export interface ReferenceServer {
  /** The DM endpoint. */
  readonly url: string
  /** Where devices with a certificate find the same server, without a slash at the end. */
  readonly secureOrigin?: string
  /** Base URL of the operator's interface, without a slash at the end. */
  readonly operatorUrl: string
  /** The web pages on which subscribers order and pay. */
  readonly portalUrl: string
  /** The name under which the server is a NAF of the bootstrapping architecture (TS 33.220). */
  readonly nafFqdn: string
  close(): Promise<void>
  /** Stops like a process that is killed: no session ends properly, and nothing is written down any more. */
  crash(): Promise<void>
}
