import type { AuthenticationVector } from '../../protocol/aka/vector.ts'
import type { Subscription } from './subscription.ts'

/** The home register cannot be asked: it is gone, or says what no HLR says. */
export class HlrProblem extends Error {
  override readonly name = 'HlrProblem'
}

/** What a register knows by one of its two keys. */
export interface Known {
  readonly imsi: string
  readonly active: boolean
}

/**
 * The register and authentication centre behind the HLR: built in, or a real one. Changes are taken in their order and
 * have happened before the next question is answered; what goes wrong with them is thrown by that question (HlrProblem).
 */
export interface HlrCore {
  provision(subscription: Subscription): void
  setActive(imsi: string, active: boolean): void
  remove(imsi: string): void
  /** The number moves to this subscription. */
  assign(msisdn: string, imsi: string): void
  find(key: 'imsi' | 'msisdn', value: string): Promise<Known | undefined>
  /** The phone is here now: whether the register lets the subscription in (UpdateLocation, TS 29.002 §8.1.2). */
  updateLocation(imsi: string): Promise<boolean>
  /** One authentication vector with a new sequence number; undefined for an unknown subscription. */
  vector(imsi: string): Promise<AuthenticationVector | undefined>
  /** Takes the card's own sequence number from AUTS; false when its MAC is wrong. */
  resynchronise(imsi: string, rand: Uint8Array, auts: Uint8Array): Promise<boolean>
}
