import type { AuthType } from '../../protocol/credentials/type.ts'
import type { DmVersion } from '../../protocol/syncml/message.ts'
import type { Fault } from './fault.ts'
import type { PageMap } from './page-map.ts'

/** Orders that the harness can give to a target through a hook of its target file. */
export const HOOKS = {
  accounts: 'takes over accounts that a provisioning system has put into devices already',
  cards: 'mints the bootstrap file of a smart card',
  pairs: 'hears of new (subscription, equipment) pairs from automatic device detection',
  requests: 'takes a user’s request to have a device set up',
  notifications: 'sends package #0 on order',
  log: 'lets its audit log be read',
  packages: 'takes a software package that can be offered from then on',
  offers: 'offers a package to the phone of a subscription, free or at a price',
  contracts: 'takes a deal with an enterprise: which package its phones must carry',
  cases: 'has a help-desk agent open a case for a caller',
  'case-codes': 'sends a caller a one-time code to the number that they call about',
  'case-query': 'has the agent of a case read the phone',
  'case-repair': 'has the agent of a case install an application or mend settings',
  'case-close': 'has the agent close a case',
  campaigns: 'starts a bug-fix campaign, its own or delegated to the manufacturer',
  locks: 'locks, unlocks or wipes a phone at its owner’s order',
  'portal-accounts': 'gives a subscription an account on the portal',
  restart: 'restarts the server, as after a crash',
  commands: 'queues management commands of the harness’s choice for a device',
} as const

export type HookName = keyof typeof HOOKS

/** What else a target may offer, beside hooks. */
const ABILITIES = {
  network: 'consults the HLR, EIR, AAA and device-detection functions of the harness',
  enterprise: 'asks the enterprise’s policy before it touches a corporate device',
  'subscriber-authentication': 'authenticates the subscription in the session by GBA',
  account: 'has an account for a device of the harness, given in the target file or made by bootstrap',
  lockout: 'stops answering after repeated failed authentication',
  portal: 'has web pages on which a subscriber orders and pays',
  payment: 'consults the billing system, bank and prepaid system of the harness',
  certificates:
    'knows devices by TLS client certificates as well, of an authority that the target file gives',
  manufacturer: 'delegates fixes to the manufacturer’s server of the harness',
} as const

/** Nothing is inferred from a failure: what a target does not declare is unsupported. A declared hook is a capability. */
export const CAPABILITIES = {
  ...(Object.fromEntries(Object.entries(HOOKS).map(([name, what]) => [name, `hook: ${what}`])) as Record<
    HookName,
    string
  >),
  ...ABILITIES,
}

export type Capability = keyof typeof CAPABILITIES

/** An order as an HTTP request; `{{name}}` in the URL and the body is replaced by the order's field of that name. */
export interface HttpHook {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** An order as a call of a function in a module: `(fields) => answer`, JavaScript or TypeScript. */
export interface ModuleHook {
  /** Absolute path. */
  readonly module: string
  /** Names of properties from the module's exports to the function. */
  readonly path: readonly string[]
}

/** An order as a command of the shell: the fields are its environment (`ROLLCALL_IMEI` …), JSON on its output is the answer. */
export interface ShellHook {
  readonly shell: string
  readonly cwd: string
}

/** An order that a person carries out: they are told what to do, and say when it is done. */
export interface ManualHook {
  readonly manual: string
}

export type Hook = HttpHook | ModuleHook | ShellHook | ManualHook

export interface TlsOptions {
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
  readonly rejectUnauthorized?: boolean
  /** The name that the certificate must have, where it is not that of the endpoint. */
  readonly servername?: string
  readonly minVersion?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'
  /** SHA-256 fingerprint that the certificate must have: 64 hexadecimal digits. */
  readonly pin?: string
}

/** Places at which a target can leave package #0 and bootstrap documents for the devices. */
export interface PushPoints {
  /** A port for HTTP: PAP, or the document itself with the address in the query. */
  readonly http?: number
  /** A port for WSP pushes over UDP; 2948 is that of the standard. */
  readonly udp?: number
  /** A folder in which files `<imsi or msisdn>.<anything>` are dropped. */
  readonly drop?: string
}

/** An account that the target already has for one device. */
export interface GivenAccount {
  readonly imei: string
  /** The subscription whose card is inside, where it is known. */
  readonly imsi?: string
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
  /** The target's web pages, where it has any. */
  readonly portal?: PageMap
  /** Accounts of several devices, as imported; `account` is the first of them where nothing else is chosen. */
  readonly accounts?: readonly GivenAccount[]
  /** `none`: the device waits for a challenge before it shows a credential. */
  readonly tryFirst?: 'none' | 'credential'
  /** What the devices say that they can take, in octets. */
  readonly sizes?: { readonly maxMsgSize?: number; readonly maxObjSize?: number }
  /** An HTTP proxy on the way to the target. */
  readonly proxy?: string
  /** Deviations of the dialect that do not count, even where `strict` is set: codes as reports name them. */
  readonly tolerances?: readonly string[]
  /** Where the harness takes what the target pushes to devices. */
  readonly push?: PushPoints
  readonly tls?: TlsOptions
  /** Where devices show TLS certificates, and the authority that signs them: its PEM, the key included. */
  readonly certificates?: {
    readonly origin: string
    readonly authority: { readonly cert: string; readonly key: string }
  }
  /** What goes wrong on the way to the target, on purpose. */
  readonly faults?: readonly Fault[]
  /** Milliseconds for one exchange. */
  readonly timeoutMs: number
  /** Octets of the largest message that is read from the target. */
  readonly maxBytes: number
  /** The generation of DM that it speaks; 1.2 where nothing is said. */
  readonly dm?: DmVersion
  /** Every deviation of the dialect counts; otherwise a session goes on where a robust peer would, and it is noted. */
  readonly strict?: boolean
  /** Seeded defects that are switched on; the embedded reference server alone has any. */
  readonly defects: readonly string[]
}

/** True when the endpoint can only be this machine. */
export function isLoopback(endpoint: string): boolean {
  const host = new URL(endpoint).hostname
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/** How long a person is waited for who must do something, in milliseconds. */
export const PERSON_MS = 10 * 60_000

const asksPerson = ({ hooks }: Target) => Object.values(hooks).some((hook) => hook && 'manual' in hook)

/** How much longer than the wire a play may take because a person has a part in it, in milliseconds. */
export const timeForPeople = (targets: readonly Target[]): number =>
  targets.some(asksPerson) ? PERSON_MS : 0

/**
 * Plays take turns: each has the one device that the file gives an account for, or is the only one for which a datagram
 * without an address can be, or for which a person is told what to do.
 */
export const takesTurns = (target: Target): boolean =>
  (target.account !== undefined && target.hooks.pairs === undefined) ||
  target.push?.udp !== undefined ||
  asksPerson(target)
