import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import type { CardBootstrap } from '../../../simulators/card/card.ts'
import type { Answer } from '../../../simulators/people/person.ts'

/** A DM client under test, as far as a case can have it do something. */
export interface Client {
  readonly imei: string
  /** The account that it has for the harness's server. */
  readonly account: BootstrapAccount
  /** The subscription whose card is inside, where that is known. */
  readonly imsi?: string
  /** How long it may take to open a session, where a person has to see to it; seconds are enough otherwise. */
  readonly patienceMs?: number
  /** What one case leaves in it is there in the next: such a client is left as tidy as it was found. */
  readonly lasting?: boolean
  /** Has it open a session; resolves when the session is over, as far as anybody can tell. */
  starts(): Promise<void>
  /** Delivers package #0 or a bootstrap document; resolves when what came of it is over. */
  receives(contentType: string, body: Uint8Array): Promise<void>
  /** Carries out what it was ordered and opens a session to say what came of it; resolves when that is over. */
  works(): Promise<void>
  /** Has a card with this bootstrap file and PIN in place of the one inside, and is switched on. */
  insertsCard(file: CardBootstrap, pin: string): Promise<void>
  /** Has its card taken out, and is switched on again with a connection that needs none. */
  removesCard(): Promise<void>
  /** Is switched off and on again. */
  restarts(): Promise<void>
  /** Has its card prove itself at the BSF with this address (TS 24.109 §4). */
  bootstrapsAt(url: string): Promise<void>
  /** How its user will answer. Throws NotReached where nobody can tell the user. */
  user(answer: Answer): void
  /** How often its user has been asked something. */
  prompts(): number
}
