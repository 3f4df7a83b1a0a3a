import type { Answer } from '../evidence/answer.ts'
import type { NetworkFunctions } from '../evidence/network-functions.ts'

/** What somebody typed into a phone to prove to be the subscriber. */
export interface Typed {
  readonly order: string
  readonly session: string
  readonly msisdn: string
  readonly passphrase?: string
  /** What the device says about the PIN of its card. */
  readonly claim?: string
}

/** Whether the user of the phone is the subscriber. */
export type UserVerified = (functions: NetworkFunctions, typed: Typed) => Promise<Answer<boolean>>

/** Customer records decide about the passphrase; what a device claims counts for nothing (SP-USR-02). */
export const userVerified: UserVerified = async (functions, { passphrase, claim: _ignored, ...about }) =>
  passphrase === undefined || passphrase === ''
    ? { kind: 'ok', value: false }
    : functions.userOk({ ...about, passphrase })
