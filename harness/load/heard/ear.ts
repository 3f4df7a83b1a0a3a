import type { Content } from '../../../protocol/syncml/content-type.ts'
import { DEFAULT_LIMITS } from '../../../protocol/syncml/limits.ts'
import { readMessage } from '../../../protocol/syncml/read.ts'
import { Probation } from '../probation.ts'
import type { Whole } from '../wire/response-reader.ts'
import { type Own, ownOf } from './field.ts'
import { learn } from './learn.ts'
import { type Said, saidIn } from './said.ts'
import type { Wording } from './wording.ts'

/** What an answer says to everybody, and what it says to one device alone. */
export interface Answer {
  readonly said: Said
  readonly own: Own
  /** By which it was understood, and the texts in its holes: its octets can be made of them again. */
  readonly wording?: Wording
  readonly texts?: readonly string[]
}

/** Wordings of one kind of answer that are kept at hand. */
const MOST_WORDINGS = 16

interface Known {
  readonly wording: Wording
  readonly said: Said
}

/** Answers of one kind: how the server worded them so far, the most usual wording first. */
class Wordings {
  #known: Known[] = []
  readonly #probation = new Probation()

  match(text: string): Answer | undefined {
    const all = this.#known
    for (let at = 0; at < all.length; at++) {
      const known = all[at] as Known
      const texts = known.wording.match(text)
      if (!texts) continue
      this.#probation.known()
      if (at > 0) {
        all[at] = all[at - 1] as Known
        all[at - 1] = known
      }
      return { said: known.said, own: known.wording.ownIn(texts), wording: known.wording, texts }
    }
    return undefined
  }

  /** Says whether an answer that had to be read should be learnt. Wordings that hardly ever come again are no help. */
  get wanted(): boolean {
    if (this.#probation.anew()) this.#known = []
    return !this.#probation.resting && this.#known.length < MOST_WORDINGS
  }

  add(known: Known): void {
    this.#known.push(known)
  }
}

/** Answers are told apart by the number of the message that they answer; late ones are all of one kind. */
const PLACES = 9
const kinds = () => Array.from({ length: PLACES }, () => new Wordings())

/** Understands answers: those of a known wording by comparing octets, any other by the general reader. */
export class Ear {
  readonly #wordings: Readonly<Record<Content, Wordings[]>> = { xml: kinds(), wbxml: kinds() }
  /** Answers that had to be read. */
  read = 0

  /** `place` is the number of the message that is answered. Throws SyncMLProblem for what is none. */
  hear(whole: Whole, content: Content, place: number): Answer {
    const { text } = whole
    const wordings = this.#wordings[content][Math.min(place, PLACES - 1)] as Wordings
    const known = text.length <= DEFAULT_LIMITS.maxBytes ? wordings.match(text) : undefined
    if (known) return known
    this.read += 1
    const { message } = readMessage(whole.body, content)
    const wording = wordings.wanted ? learn(text, content, message) : undefined
    const read = saidIn(message)
    if (wording) wordings.add({ wording, said: read })
    return { said: read, own: ownOf(message) }
  }
}
