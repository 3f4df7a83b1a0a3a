import { basicData } from './basic.ts'
import { macOf } from './mac.ts'
import { md5Data } from './md5.ts'
import { sameText } from './same.ts'
import { type AuthType, strength } from './type.ts'

export interface Supplied {
  readonly type: AuthType
  readonly user?: string
  /** Cred Data, or the mac of the header. */
  readonly value: string
}

export interface VerifierAccount {
  readonly user: string
  /** B64(H(user:password)). */
  readonly a: string
  /** Needed for basic alone. */
  readonly password?: string
  /** The newest nonce that was issued to this account. */
  readonly nonce: Uint8Array
}

export interface DecisionInput {
  readonly supplied: Supplied | undefined
  /** The entity as carried, for MAC. */
  readonly body: Uint8Array
  readonly account: VerifierAccount | undefined
  readonly minType: AuthType
  readonly preferred: AuthType
  /** Failed attempts before this one in the session. */
  readonly failures: number
  readonly newNonce: Uint8Array
}

export interface Decision {
  /** Status of the SyncHdr. */
  readonly code: 200 | 212 | 401 | 407
  readonly authenticated: boolean
  readonly chal?: { readonly type: AuthType; readonly nonce: Uint8Array }
  /** The nonce to keep for this account from now on. */
  readonly nextNonce?: Uint8Array
  /** The session is over after this answer. */
  readonly end: boolean
}

/**
 * How a verifier answers a credential (DM Protocol §9, DM Security §5): nothing supplied is 407, a weaker type or a
 * mismatch 401 with a challenge, a match 212, or 200 with a new nonce under MAC. One more challenge follows a first
 * mismatch, because the nonce may be stale; the second ends the session. An old nonce is a mismatch like any other.
 */
export function decide(input: DecisionInput): Decision {
  const { supplied, minType, preferred, newNonce, failures } = input
  const challenge = (type: AuthType) => ({ chal: { type, nonce: newNonce }, nextNonce: newNonce })
  if (!supplied) return { code: 407, authenticated: false, ...challenge(preferred), end: false }
  if (strength(supplied.type) < strength(minType)) {
    return { code: 401, authenticated: false, ...challenge(minType), end: failures > 0 }
  }
  if (matches(supplied, input)) {
    const code = supplied.type === 'mac' ? 200 : 212
    const rolls = supplied.type === 'basic' ? {} : challenge(supplied.type)
    return { code, authenticated: true, ...rolls, end: false }
  }
  return { code: 401, authenticated: false, ...challenge(supplied.type), end: failures > 0 }
}

function matches(supplied: Supplied, { account, body }: DecisionInput): boolean {
  if (!account) return false
  if (supplied.user !== undefined && supplied.type !== 'basic' && supplied.user !== account.user) return false
  if (supplied.type === 'basic') {
    return (
      account.password !== undefined &&
      sameText(supplied.value.trim(), basicData(account.user, account.password))
    )
  }
  const right =
    supplied.type === 'md5' ? md5Data(account.a, account.nonce) : macOf(account.a, account.nonce, body)
  return sameText(supplied.value.trim(), right)
}
