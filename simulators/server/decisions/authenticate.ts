import { credentialHash } from '../../../protocol/credentials/account.ts'
import { decide } from '../../../protocol/credentials/decide.ts'
import type { AuthType } from '../../../protocol/credentials/type.ts'
import type { Account } from '../store/account.ts'
import type { Supplied } from './supplied-credential.ts'

export interface Attempt {
  readonly supplied: Supplied | undefined
  /** The octets that a MAC covers. */
  readonly body: Uint8Array
  /** The account that may speak for the sender; undefined when there is none. */
  readonly account: Account | undefined
  /** The nonce that counts now: the last challenge of this session, or the stored one. */
  readonly nonce: Uint8Array
  readonly minType: AuthType
  readonly preferred: AuthType
  /** Failures in this session so far. */
  readonly failures: number
  readonly newNonce: Uint8Array
  /** A secret that nobody knows: digests for unknown users are computed over it, so that they take as long. */
  readonly decoySecret: string
}

export interface Judgement {
  /** What goes into the Status of SyncHdr. */
  readonly code: number
  readonly authenticated: boolean
  readonly chal?: { readonly type: AuthType; readonly nonce: Uint8Array }
  /** To be stored as the account's nonce, now that this message was accepted. */
  readonly nextNonce?: Uint8Array
  /** The session is over with this answer. */
  readonly end: boolean
}

/** Judges the client's credential. Pure: what follows from the judgement is stored by the caller. */
export type Authenticate = (attempt: Attempt) => Judgement

/** The decision table of DM Security (spec of the credentials room). Unknown users meet the same challenges. */
export const authenticate: Authenticate = (attempt) => {
  const { supplied, account, nonce, decoySecret } = attempt
  const user = account?.clientName ?? supplied?.user ?? ''
  const password = account?.clientSecret ?? decoySecret
  return decide({
    supplied,
    body: attempt.body,
    account: { user, a: credentialHash(user, password), password, nonce },
    minType: attempt.minType,
    preferred: attempt.preferred,
    failures: attempt.failures,
    newNonce: attempt.newNonce,
  })
}
