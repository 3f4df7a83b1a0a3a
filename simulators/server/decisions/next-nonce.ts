import type { Random } from '../../world/random.ts'

export interface NonceCircumstances {
  readonly random: Random
  readonly now: number
  /** The account's present nonce, when the account is known. */
  readonly current?: Uint8Array
}

/** Makes the nonce of the next challenge. */
export type NextNonce = (circumstances: NonceCircumstances) => Uint8Array

/** 128 bits that nobody can foresee (DM Security: recommended length). */
export const nextNonce: NextNonce = ({ random }) => random.bytes(16)
