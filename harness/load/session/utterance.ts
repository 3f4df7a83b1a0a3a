import type { Frame } from './frame.ts'
import { type Saying, said } from './saying.ts'
import type { Filling } from './template.ts'

/** One message of a device as what it is made of: its octets are made when they are wanted, and kept by nobody. */
export class Utterance {
  readonly msgID: number
  readonly #frame: Frame
  readonly #says: readonly Saying[]
  readonly #filling: Filling
  /** The proof that went in a header. */
  proof = ''

  constructor(msgID: number, frame: Frame, says: readonly Saying[], filling: Filling) {
    this.msgID = msgID
    this.#frame = frame
    this.#says = says
    this.#filling = filling
  }

  /** The same message, to go out once more. */
  again(): Utterance {
    return new Utterance(this.msgID, this.#frame, this.#says, this.#filling)
  }

  /** The body, one character for each octet. */
  get body(): string {
    const filling = this.#filling
    filling.commands = 0
    return this.#frame.head.fill(filling) + said(this.#says, filling) + this.#frame.tail
  }
}
