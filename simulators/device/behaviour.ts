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
  readonly subscriberAuth?: 'genuine' | 'none' | 'wrong' | { readonly btid: string; readonly key: Uint8Array }
  readonly extraHeaders?: Readonly<Record<string, string | readonly string[]>>
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
