import type { Random } from '../../world/random.ts'
import type { Account } from '../store/account.ts'

export interface Minting {
  readonly which: 'client' | 'server'
  readonly random: Random
  readonly imei14?: string
  readonly imsi: string
  /** Accounts that the same equipment had before, oldest first. */
  readonly earlier: readonly Account[]
}

/** Makes the password of one side of a new account. */
export type MintSecret = (minting: Minting) => string

/** 144 bits, for this (device, subscription) and this bootstrap alone: nothing is derived and nothing comes back. */
export const mintSecret: MintSecret = ({ random }) => random.token(18)
