import type { Draft } from '../markup/element.ts'
import { type DocumentType, tokenOf } from './document-types.ts'

/** WBXML 1.2, UTF-8, no string table: what every decoder reads (wbxml §1). */
const VERSION = 0x02
const UTF_8 = 0x6a

/**
 * Writes a document. A type without a number puts its public identifier into the string table. Code pages are switched
 * before the first tag that needs it, never before an END. Throws RangeError for an element without a token.
 */
export function writeWbxml(root: Draft, type: DocumentType): Uint8Array {
  const writer = new WbxmlWriter(type)
  writer.element(root)
  return Buffer.concat([writer.header(), writer.body()])
}

class WbxmlWriter {
  readonly #type: DocumentType
  readonly #parts: Buffer[] = []
  #run: number[] = []
  #page = 0

  constructor(type: DocumentType) {
    this.#type = type
  }

  header(): Buffer {
    const { number, fpi } = this.#type
    if (number !== 0) return Buffer.from([VERSION, ...mbUint32(number), UTF_8, 0])
    const text = Buffer.from(fpi, 'latin1')
    return Buffer.concat([
      Buffer.from([VERSION, 0, 0, UTF_8, ...mbUint32(text.length + 1)]),
      text,
      Buffer.from([0]),
    ])
  }

  body(): Buffer {
    this.#flush()
    return Buffer.concat(this.#parts)
  }

  element(draft: Draft): void {
    const token = this.#tag(draft)
    const { children = [], text = '', opaque } = draft
    if (children.length === 0 && text === '' && !opaque) {
      this.#run.push(token)
      return
    }
    this.#run.push(token | 0x40)
    if (opaque) this.#opaque(opaque)
    else if (text !== '') this.#text(text)
    for (const child of children) this.element(child)
    this.#run.push(0x01)
  }

  #tag({ name, space }: Draft): number {
    const page = this.#type.tags.findIndex(
      (each) => each.space === space && tokenOf(each, name) !== undefined,
    )
    const found = this.#type.tags[page]
    const token = found && tokenOf(found, name)
    if (token === undefined) throw new RangeError(`${this.#type.name} has no token for <${name}> of ${space}`)
    // DDF documents know their elements on page 2 only (TND §8.6.2).
    const wire = this.#type.number === 0 && page === 0 ? 2 : page
    if (wire !== this.#page) {
      this.#run.push(0x00, wire)
      this.#page = wire
    }
    return token
  }

  /** A string cannot hold NUL; such a value travels as octets. */
  #text(text: string): void {
    const octets = Buffer.from(text, 'utf8')
    if (octets.includes(0)) return this.#opaque(octets)
    this.#run.push(0x03)
    this.#flush()
    this.#parts.push(octets)
    this.#run.push(0x00)
  }

  #opaque(octets: Uint8Array): void {
    this.#run.push(0xc3, ...mbUint32(octets.length))
    this.#flush()
    this.#parts.push(Buffer.from(octets))
  }

  #flush(): void {
    if (this.#run.length > 0) this.#parts.push(Buffer.from(this.#run))
    this.#run = []
  }
}

/** mb_u_int32 in as few octets as possible (WBXML §5.1). */
export function mbUint32(value: number): number[] {
  const out = [value & 0x7f]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    out.unshift((rest & 0x7f) | 0x80)
  return out
}
