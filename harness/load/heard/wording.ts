import type { SyncML } from '../../../protocol/syncml/message.ts'
import { ownText } from '../own-text.ts'
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
  /** In which hole each text is that sessions look for; −1 where all answers of this wording say the same. */
  readonly #holes: Readonly<Record<keyof Own, number>>

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
    const hole = (slot: keyof Own) => fields.findLastIndex((field) => field.slot === slot)
    this.#holes = {
      ...{ sessionID: hole('sessionID'), msgID: hole('msgID'), target: hole('target') },
      ...{ respURI: hole('respURI'), cred: hole('cred'), nonce: hole('nonce') },
    }
  }

  /** The texts in the holes of an answer of this wording; undefined where it is none. No text keeps the answer alive. */
  match(answer: string): string[] | undefined {
    let at = this.#first.length
    if (answer.slice(0, at) !== this.#first) return undefined
    const texts: string[] = []
    let last = ''
    for (let n = 0; n < this.#behind.length; n++) {
      const from = at
      while (PLAIN[answer.charCodeAt(at)] === 1) at += 1
      if (at === from || at - from > LONGEST) return undefined
      const behind = this.#behind[n] as string
      if (answer.slice(at, at + behind.length) !== behind) return undefined
      const part = answer.slice(from, at)
      // The device's own name comes again and again.
      if (part !== last) last = ownText(part)
      texts.push(last)
      at += behind.length
    }
    return at === answer.length ? texts : undefined
  }

  /** What an answer with these texts says to one device alone. */
  ownIn(texts: readonly string[]): Own {
    const { sessionID, msgID, target, respURI, cred, nonce } = this.#holes
    const { own } = this
    return {
      sessionID: sessionID < 0 ? own.sessionID : (texts[sessionID] as string),
      msgID: msgID < 0 ? own.msgID : (texts[msgID] as string),
      target: target < 0 ? own.target : (texts[target] as string),
      respURI: respURI < 0 ? own.respURI : (texts[respURI] as string),
      cred: cred < 0 ? own.cred : (texts[cred] as string),
      nonce: nonce < 0 ? own.nonce : (texts[nonce] as string),
    }
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
