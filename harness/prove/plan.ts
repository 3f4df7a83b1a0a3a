import type { Origin } from '../../simulators/device/device.ts'
import type { Dialect } from '../history/event.ts'

/** Whose contract a card is. `neighbour` has a network whose code begins like the own one. */
export const CONTRACTS = ['private', 'corporate', 'prepaid', 'inbound-roamer', 'neighbour'] as const

/** A person with a card and a phone, as the play finds them: the card is inside, and the phone is on the network. */
export interface Household {
  readonly contract: (typeof CONTRACTS)[number]
  readonly origin: Exclude<Origin, 'roaming' | 'mis-configured'>
  /** How the operator's bootstrap file on the card is protected; without it the card has none. */
  readonly file?: 'open' | 'private' | 'confirm'
  /** The card asks for no PIN. */
  readonly chv?: 'disabled'
  /** The card's sequence numbers have run ahead of the network's. */
  readonly sqn?: 'out-of-step'
  /** The phone is meant for another network, too: by its lock, or by an account that its previous operator made permanent. */
  readonly bond?: 'lock' | 'account'
  /** The holder is not the subscriber. */
  readonly holder?: 'someone-else' | 'thief'
}

/** The household that proofs come down to. */
export const PLAIN: Household = { contract: 'private', origin: 'second-hand' }

/** An employee with the phone of the enterprise. */
export const EMPLOYEE: Household = { contract: 'corporate', origin: 'corporate' }

/** One thing that happens: the name of a command and its parameters. Plain data, so that it can be kept and played again. */
export interface Step {
  readonly do: string
  readonly [parameter: string]: string | number
}

/** A world and what happens in it. */
export interface Plan {
  readonly dialect: Dialect
  readonly households: readonly Household[]
  readonly steps: readonly Step[]
}
