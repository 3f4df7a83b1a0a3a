import type { Draft } from '../markup/element.ts'
import { type DocumentType, placeOf } from './document-types.ts'
import { Octets } from './octets.ts'

/** WBXML 1.2, UTF-8, no string table: what every decoder reads (wbxml §1). */
const VERSION = 0x02
const UTF_8 = 0x6a

/** Without `u` a search is quick: only text with halves of pairs is looked at again. */
const UNUSUAL = /[\ud800-\udfff]/
const SURROGATE = /\p{Surrogate}/u

/**
 * Writes a document. A type without a number puts its public identifier into the string table. Code pages are switched
 * before the first tag that needs it, never before an END. Throws RangeError for an element without a token, for
 * attributes, which none of these types has tokens for, and for text with half a surrogate pair.
 */
export function writeWbxml(root: Draft, type: DocumentType): Uint8Array {
  const out = new Octets()
  writeHeader(out, type)
  new WbxmlWriter(out, type).element(root)
  return out.take()
}

function writeHeader(out: Octets, { number, fpi }: DocumentType): void {
  out.octet(VERSION)
  out.mbUint32(number)
  if (number === 0) out.octet(0)
  out.octet(UTF_8)
  if (number !== 0) return out.octet(0)
  out.mbUint32(fpi.length + 1)
  out.text(fpi)
  out.octet(0)
}

class WbxmlWriter {
  readonly #out: Octets
  readonly #type: DocumentType
  #page = 0

  constructor(out: Octets, type: DocumentType) {
    this.#out = out
    this.#type = type
  }

  element(draft: Draft): void {
    const { children, text, opaque } = draft
    const token = this.#tag(draft)
    if (!children?.length && !text && !opaque) return this.#out.octet(token)
    this.#out.octet(token | 0x40)
    if (opaque) this.#opaque(opaque)
    else if (text) this.#text(text)
    if (children) for (const child of children) this.element(child)
    this.#out.octet(0x01)
  }

  #tag({ name, space, attributes }: Draft): number {
    const place = placeOf(this.#type, space, name)
    if (!place) throw new RangeError(`${this.#type.name} has no token for <${name}> of ${space}`)
    if (attributes && Object.keys(attributes).length > 0) {
      throw new RangeError(`${this.#type.name} has no token for the attributes of <${name}>`)
    }
    if (place.page !== this.#page) {
      this.#out.octet(0x00)
      this.#out.octet(place.page)
      this.#page = place.page
    }
    return place.token
  }

  /** A string cannot hold NUL; such a value travels as octets. */
  #text(text: string): void {
    if (UNUSUAL.test(text) && SURROGATE.test(text))
      throw new RangeError('half a surrogate pair is no character')
    if (text.includes('\0')) return this.#opaque(Buffer.from(text, 'utf8'))
    this.#out.octet(0x03)
    this.#out.text(text)
    this.#out.octet(0x00)
  }

  #opaque(octets: Uint8Array): void {
    this.#out.octet(0xc3)
    this.#out.mbUint32(octets.length)
    this.#out.bytes(octets)
  }
}
