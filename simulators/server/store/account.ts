import type { AuthType } from '../../../protocol/credentials/type.ts'

/** How the account came to the device: on the card, by the network's own detection, or because the user asked. */
export type AccountOrigin = 'card' | 'network' | 'user'

/** `issued` until its first session succeeds; `retired` ones never authenticate anybody again. */
export type AccountState = 'issued' | 'used' | 'retired'

/** What the server knows of one DM account: the secrets of one subscription in one device. */
export interface Account {
  readonly id: number
  readonly imsi: string
  readonly msisdn?: string
  /** Missing until the device of a card's account is learnt in its first session. */
  readonly imei14?: string
  readonly origin: AccountOrigin
  readonly type: AuthType
  /** CLCRED: by this the device proves itself. */
  readonly clientName: string
  readonly clientSecret: string
  readonly clientNonce: Uint8Array
  /** SRVCRED: by this the server proves itself, in sessions and in package #0. */
  readonly serverName: string
  readonly serverSecret: string
  readonly serverNonce: Uint8Array
  readonly state: AccountState
  readonly createdAt: number
}

export type NewAccount = Omit<Account, 'id' | 'state' | 'createdAt'>
