import type { Card } from '../card/card.ts'
import { Personalisation, type SimLock } from '../card/personalisation.ts'
import type { Witness } from '../world/witness.ts'

/** Where the card sits; a phone that is personalised takes only some (TS 22.022). */
export class CardSlot {
  readonly #imei14: string
  readonly #lock: Personalisation
  readonly #witness: Witness
  #card: Card | undefined
  #accepted = false

  constructor(imei14: string, lock: SimLock | undefined, witness: Witness) {
    this.#imei14 = imei14
    this.#lock = new Personalisation(lock)
    this.#witness = witness
  }

  /** The card inside, whether the phone takes it or not. */
  get card(): Card | undefined {
    return this.#card
  }

  /** The card inside, when the phone takes it. */
  get accepted(): Card | undefined {
    return this.#accepted ? this.#card : undefined
  }

  insert(card: Card): void {
    this.#card = card
    const about = { imei: this.#imei14, iccid: card.iccid, imsi: card.imsi }
    this.#witness({ kind: 'sim.insert', ...about })
    const category = this.#lock.rejects(card)
    this.#accepted = category === undefined
    if (category) this.#witness({ kind: 'sim.rejected', ...about, category })
  }

  /** Says whether there was one. */
  remove(): boolean {
    const card = this.#card
    if (!card) return false
    this.#card = undefined
    this.#accepted = false
    card.reset()
    this.#witness({ kind: 'sim.remove', imei: this.#imei14, iccid: card.iccid, imsi: card.imsi })
    return true
  }
}
