import type { DeviceFaults } from './faults.ts'

/** The credential that the device shows: its own, or something that a server must not accept. */
export type CredentialBehaviour =
  | 'genuine'
  /** None in the first message, then its own. */
  | 'none-first'
  | 'never'
  | 'wrong'
  /** Made with the nonce before the newest one, then its own after a challenge. */
  | 'stale'
  /** The first authenticated message of the session before, octet by octet. */
  | 'replayed'
  | 'weaker'
  | 'altered-body'
  /** White space is added after the credential was made: nothing says anything else, and still it is another message. */
  | 'altered-space'
  | 'no-hmac-header'
  | 'header-user-differs'
  /** The right MAC under a quoted name that looks like several parts. */
  | 'header-name-hostile'

export interface ForeignCredential {
  readonly user: string
  readonly secret: string
  readonly nonce: Uint8Array
}

/** What a phone does with software otherwise than it should, or otherwise than usual. */
export interface SoftwareBehaviour {
  /** Installs packages without looking at them (D-85). */
  readonly skipsVerification?: boolean
  /** Takes Exec Update in whatever state it is (D-86). */
  readonly updatesInAnyState?: boolean
  /** Asks its holder before it installs although nobody wanted that (D-111). */
  readonly asksBeforeInstall?: boolean
  /** Fails each update with this result, e.g. 450 because the battery is low. */
  readonly updateResult?: number
  /** Carries operations out between two messages and reports in the same session; usually the next one hears of it. */
  readonly reportsInSession?: boolean
  /** Says this correlator in its final alerts instead of the one it was given; an empty one is left out. */
  readonly correlator?: string
  /** Never says what came of an operation. */
  readonly silent?: boolean
}

/** A key that the scenario bootstrapped itself. What it truly proves the scenario knows: `replayed` where it does not say. */
export interface GivenKey {
  readonly btid: string
  readonly key: Uint8Array
  readonly truth?: 'genuine' | 'wrong' | 'replayed' | 'expired'
}

/** What a scenario makes a device do on purpose, so that the server is put to the test. A device without any is correct. */
export interface DeviceBehaviour {
  /** Fifteen digits that it gives as its own, in Source and in DevId. */
  readonly claimImei?: string
  readonly credential?: CredentialBehaviour | ForeignCredential
  /** DevId in DevInfo alone is another one; Source stays what it is. */
  readonly claimDevId?: string
  /** Its own password inside a command, where DM forbids credentials. */
  readonly credentialInCommand?: boolean
  /** Leaves that claim something, e.g. an IMSI, by URI. */
  readonly nodeClaims?: Readonly<Record<string, string>>
  readonly subscriberAuth?: 'genuine' | 'none' | 'wrong' | GivenKey
  readonly extraHeaders?: Readonly<Record<string, string | readonly string[]>>
  readonly software?: SoftwareBehaviour
  /** Faults built into the device itself, for measuring the cases that test clients. */
  readonly faults?: DeviceFaults
  /** Has no screen: alerts to the user are not supported (406). */
  readonly screenless?: boolean
  /** Its user breaks the session off (Alert 1223) in the very message that says that they agreed. */
  readonly breaksOffWhenAgreed?: boolean
  /** Uses an account although its subscription is no longer in the device. */
  readonly ignoresCardChange?: boolean
  /** Called before each message but the first is sent; `n` counts from 1. */
  readonly onMessage?: (n: number) => void | Promise<void>
  /** Goes silent after so many messages. */
  readonly stopAfter?: number
  /** Its message with this number, from 1, says that it aborts the session (Alert 1223). */
  readonly abortAt?: number
  /** SessionID to use instead of its own choice. */
  readonly sessionID?: string
  /** MsgID of its first message, where that is not 1. */
  readonly firstMsgID?: number
  /** URL to send to instead of the account's. */
  readonly address?: string
}
