import type { Element } from '../markup/element.ts'

/** Shared by all that have none; the first child puts a list of its own in its place. */
const NO_CHILDREN: Element[] = Object.freeze([]) as unknown as Element[]

/** An element while its END has not come. Its value is text until octets come that are no text. */
export class OpenElement implements Element {
  readonly name: string
  readonly space: string
  readonly offset: number
  readonly attributes: Readonly<Record<string, string>>
  children: Element[] = NO_CHILDREN
  text = ''
  declare opaque?: Uint8Array
  declare opaqueAt?: number
  #pieces: Uint8Array[] | undefined

  constructor(name: string, space: string, offset: number, attributes: Readonly<Record<string, string>>) {
    this.name = name
    this.space = space
    this.offset = offset
    this.attributes = attributes
  }

  child(element: Element): void {
    if (this.children === NO_CHILDREN) this.children = [element]
    else this.children.push(element)
  }

  string(text: string): void {
    if (this.#pieces) this.#pieces.push(Buffer.from(text, 'utf8'))
    else this.text += text
  }

  /** Octets, with the text they are, where they are text: encoders write the same value either way (wbxml §5). */
  octets(octets: Uint8Array, at: number, text: string | undefined): void {
    this.opaqueAt ??= at
    if (this.#pieces) this.#pieces.push(octets)
    else if (text !== undefined) this.text += text
    else {
      this.#pieces = this.text === '' ? [octets] : [Buffer.from(this.text, 'utf8'), octets]
      this.text = ''
    }
  }

  /** Joins the pieces of a value that was not text, once, into octets of its own: the message's may be used again. */
  close(): void {
    if (!this.#pieces) return
    const joined = new Uint8Array(this.#pieces.reduce((length, piece) => length + piece.length, 0))
    let at = 0
    for (const piece of this.#pieces) {
      joined.set(piece, at)
      at += piece.length
    }
    this.opaque = joined
  }
}
