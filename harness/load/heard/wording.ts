import type { SyncML } from '../../../protocol/syncml/message.ts'
import type { Field, Own } from './field.ts'

/** A text that both encodings write as it is, and that ends at the first octet which is not of it. */
const PLAIN = new Uint8Array(256)
for (let code = 0x21; code < 0x7f; code++) if (!'"&<>'.includes(String.fromCharCode(code))) PLAIN[code] = 1

/** Octets of the longest text in a hole. */
const LONGEST = 512

/**
 * How a server words one kind of answer: all its octets but for the texts that are for one device alone. An answer that has
 * the same octets around plain texts says the same with other values, so it need not be read again.
 */
export class Wording {
  /** The answer from which the wording was learnt. */
  readonly message: SyncML
  readonly own: Own
  readonly #first: string
  /** What stands behind each hole. */
  readonly #behind: readonly string[]
  readonly #fields: readonly Field[]
  readonly #slots: readonly (keyof Own | undefined)[]
  /** What every answer of this wording says alike. */
  readonly #fixed: readonly (keyof Own)[]

  /** `octets`, one more than fields, stand around the holes, one character for each octet. */
  constructor(
    learnt: { readonly message: SyncML; readonly own: Own },
    octets: readonly string[],
    fields: readonly Field[],
  ) {
    this.message = learnt.message
    this.own = learnt.own
    this.#first = octets[0] ?? ''
    this.#behind = octets.slice(1)
    this.#fields = fields
    this.#slots = fields.map(({ slot }) => slot)
    const slots = Object.keys(learnt.own) as (keyof Own)[]
    this.#fixed = slots.filter((slot) => !this.#slots.includes(slot))
  }

  /**
   * Fills `own` with what an answer of this wording says, and `texts` with the texts of all holes; false where it is none.
   * No text keeps the answer alive.
   */
  match(answer: string, own: Own, texts: string[]): boolean {
    let at = this.#first.length
    if (answer.slice(0, at) !== this.#first) return false
    for (let n = 0; n < this.#behind.length; n++) {
      const from = at
      while (PLAIN[answer.charCodeAt(at)] === 1) at += 1
      if (at === from || at - from > LONGEST) return false
      const behind = this.#behind[n] as string
      if (answer.slice(at, at + behind.length) !== behind) return false
      const part = answer.slice(from, at)
      const text = part === own.target ? own.target : ofItsOwn(part)
      const slot = this.#slots[n]
      if (slot) own[slot] = text
      texts.push(text)
      at += behind.length
    }
    if (at !== answer.length) return false
    for (const slot of this.#fixed) own[slot] = this.own[slot]
    return true
  }

  /** The octets of an answer with these texts in its holes. */
  octets(texts: readonly string[]): string {
    let out = this.#first
    for (let n = 0; n < this.#behind.length; n++) out += (texts[n] ?? '') + this.#behind[n]
    return out
  }

  /** What the general reader would make of it. */
  read(texts: readonly string[]): SyncML {
    return this.#fields.reduce((message, { put }, n) => put(message, texts[n] ?? ''), this.message)
  }
}

/** A part of a long string keeps all of it alive; a part of a short one does not matter. */
const ofItsOwn = (part: string): string => (part.length < 13 ? part : ` ${part}`.slice(1))
