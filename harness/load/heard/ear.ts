import type { Content } from '../../../protocol/syncml/content-type.ts'
import { DEFAULT_LIMITS } from '../../../protocol/syncml/limits.ts'
import { readMessage } from '../../../protocol/syncml/read.ts'
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
/** Answers that are read in full before new wordings are tried again where the known ones were of little use. */
const REST = 5_000
/** Answers after which it is seen whether the wordings are of use. */
const PROBATION = 256

interface Known {
  readonly wording: Wording
  readonly said: Said
}

/** Answers of one kind: how the server worded them so far, the most usual wording first. */
class Wordings {
  #known: Known[] = []
  #matched = 0
  #read = 0
  #resting = 0

  match(text: string, own: Own, texts: string[]): Known | undefined {
    for (let at = 0; at < this.#known.length; at++) {
      const known = this.#known[at] as Known
      texts.length = 0
      if (!known.wording.match(text, own, texts)) continue
      this.#matched += 1
      if (at > 0) {
        this.#known[at] = this.#known[at - 1] as Known
        this.#known[at - 1] = known
      }
      return known
    }
    return undefined
  }

  /** Says whether an answer that had to be read should be learnt. Wordings that hardly ever come again are no help. */
  get wanted(): boolean {
    this.#read += 1
    if (this.#resting > 0) {
      this.#resting -= 1
      return false
    }
    if (this.#read >= PROBATION) {
      const useless = this.#matched < this.#read
      this.#matched = 0
      this.#read = 0
      if (useless) {
        this.#known = []
        this.#resting = REST
        return false
      }
    }
    return this.#known.length < MOST_WORDINGS
  }

  add(known: Known): void {
    this.#known.push(known)
  }
}

/** Understands answers: those of a known wording by comparing octets, any other by the general reader. */
export class Ear {
  readonly #wordings = new Map<Content, Wordings[]>()
  /** Answers that had to be read. */
  read = 0

  /** `place` is the number of the message that is answered. Throws SyncMLProblem for what is none. */
  hear(whole: Whole, content: Content, place: number): Answer {
    const { text } = whole
    const wordings = this.#at(content, Math.min(place, 8))
    const own: Own = { sessionID: '', msgID: '', target: '', respURI: '', cred: '', nonce: '' }
    const texts: string[] = []
    const known = text.length <= DEFAULT_LIMITS.maxBytes ? wordings.match(text, own, texts) : undefined
    if (known) return { said: known.said, own, wording: known.wording, texts }
    this.read += 1
    const { message } = readMessage(whole.body, content)
    const wording = wordings.wanted ? learn(text, content, message) : undefined
    const read = saidIn(message)
    if (wording) wordings.add({ wording, said: read })
    return { said: read, own: ownOf(message) }
  }

  #at(content: Content, place: number): Wordings {
    let all = this.#wordings.get(content)
    if (!all) {
      all = Array.from({ length: 9 }, () => new Wordings())
      this.#wordings.set(content, all)
    }
    return all[place] as Wordings
  }
}
