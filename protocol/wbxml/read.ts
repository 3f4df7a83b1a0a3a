import { type Document, NO_ATTRIBUTES } from '../markup/element.ts'
import type { Deviation } from '../syncml/deviation.ts'
import { boundedDepth, DEFAULT_LIMITS, type Limits, refuseAbove } from '../syncml/limits.ts'
import { readAttributes } from './attributes.ts'
import { readCharacter } from './character.ts'
import { Cursor } from './cursor.ts'
import { type DocumentType, SYNCML_12, type TagPage } from './document-types.ts'
import { type Header, readHeader } from './header.ts'
import { OpenElement } from './open-element.ts'

/** Told of each token as it is read: for views that show octets and meaning side by side. */
export type TokenListener = (offset: number, end: number, meaning: string, depth: number) => void

/**
 * Reads a WBXML document in one pass. Lengths are checked against what is left before anything is taken; the depth is
 * bounded; tokens that SyncML does not use are refused. Throws SyncMLProblem with the octet at which it stopped. The
 * time is linear in the octets.
 */
export function readWbxml(
  bytes: Uint8Array,
  limits: Limits = DEFAULT_LIMITS,
  listener?: TokenListener,
): Document {
  refuseAbove(limits, bytes)
  const cursor = new Cursor(bytes)
  const deviations: Deviation[] = []
  const header = readHeader(cursor, deviations, limits.maxBytes)
  listener?.(0, cursor.at, `WBXML 1.${header.minor}, ${header.publicId}`, 0)
  return new WbxmlReader(cursor, header, boundedDepth(limits), deviations, listener).document()
}

const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f]/

class WbxmlReader {
  readonly #cursor: Cursor
  readonly #header: Header
  readonly #limits: Limits
  readonly #deviations: Deviation[]
  readonly #listener: TokenListener | undefined
  readonly #type: DocumentType
  readonly #stack: OpenElement[] = []
  #page = 0
  #attributePage = 0
  #elements = 0
  #root: OpenElement | undefined

  constructor(
    cursor: Cursor,
    header: Header,
    limits: Limits,
    deviations: Deviation[],
    listener: TokenListener | undefined,
  ) {
    this.#cursor = cursor
    this.#header = header
    this.#limits = limits
    this.#deviations = deviations
    this.#listener = listener
    this.#type = header.type ?? SYNCML_12
  }

  document(): Document {
    const { publicId } = this.#header
    while (!this.#root) this.#token()
    const { padded } = this.#cursor
    if (padded !== undefined) this.#deviate('padded-number', 'a number with leading zero groups', padded)
    if (!this.#cursor.done) this.#trailing()
    return { root: this.#root, publicId, deviations: this.#deviations, elements: this.#elements }
  }

  #token(): void {
    const at = this.#cursor.at
    const token = this.#cursor.bytes[at] ?? this.#missing(at)
    this.#cursor.at = at + 1
    if (token === 0x00) this.#switchPage(at)
    else if (token === 0x01) this.#end(at)
    else if (token === 0x02) this.#entity(at)
    else if (token === 0x03) this.#string(at, this.#cursor.inlineString())
    else if (token === 0x83) this.#string(at, this.#table(at))
    else if (token === 0xc3) this.#opaque(at)
    else if ((token & 0x3f) >= 0x04) this.#tag(token, at)
    else this.#cursor.fail('unsupported', at, 'a tag, a string or OPAQUE; SyncML uses no other global token')
  }

  #missing(at: number): never {
    const top = this.#stack.at(-1)
    return this.#cursor.fail('truncated', at, top ? `the end of <${top.name}>` : 'a root element')
  }

  #switchPage(at: number): void {
    const page = this.#cursor.octet('a code page')
    if (!this.#type.tags[page])
      this.#cursor.fail('unsupported', at + 1, `a code page that ${this.#type.name} has`)
    this.#page = page
    this.#tell(at, `SWITCH_PAGE ${page}`)
  }

  #tag(token: number, at: number): void {
    const page = this.#type.tags[this.#page] as TagPage
    const literal = (token & 0x3f) === 0x04
    const name = literal ? this.#table(at) : page.tokens[token & 0x3f]
    if (name === undefined) return this.#cursor.fail('unsupported', at, `a tag of page ${this.#page}`)
    if (literal) this.#deviate('literal-tag', `<${name.slice(0, 60)}> as a LITERAL`, at)
    this.#elements += 1
    if (this.#elements > this.#limits.maxElements) {
      this.#cursor.fail('limit', at, `at most ${this.#limits.maxElements} elements`)
    }
    if (this.#stack.length >= this.#limits.maxDepth) {
      this.#cursor.fail('limit', at, `at most ${this.#limits.maxDepth} elements inside one another`)
    }
    if (this.#listener) this.#tell(at, `<${name}>`)
    const attributes = (token & 0x80) !== 0 ? this.#attributes() : NO_ATTRIBUTES
    const element = new OpenElement(name, page.space, at, attributes)
    this.#stack.at(-1)?.child(element)
    this.#stack.push(element)
    if ((token & 0x40) === 0) this.#close()
  }

  #attributes(): Readonly<Record<string, string>> {
    const at = this.#cursor.at
    const read = readAttributes(this.#cursor, this.#header, this.#type, this.#attributePage)
    this.#attributePage = read.page
    if (read.nokia)
      this.#deviate('nokia-xmlns', 'xmlns written as a LITERAL attribute without string table', at)
    if (this.#listener) {
      const shown = Object.entries(read.attributes).map(([name, value]) => `${name}="${value}"`)
      this.#tell(at, shown.join(' ') || 'attributes that say nothing')
    }
    return read.attributes
  }

  #end(at: number): void {
    if (this.#stack.length === 0) this.#cursor.fail('malformed', at, 'a tag')
    this.#tell(at, 'END', -1)
    this.#close()
  }

  #close(): void {
    const element = this.#stack.pop()
    element?.close()
    if (this.#stack.length === 0) this.#root = element
  }

  #entity(at: number): void {
    const character = readCharacter(this.#cursor, at)
    const point = character.codePointAt(0)?.toString(16).toUpperCase()
    this.#deviate('entity', `the character U+${point} as an ENTITY token`, at)
    this.#string(at, character)
  }

  #table(at: number): string {
    return this.#header.table.string(this.#cursor.mbUint32('a place in the string table'), at)
  }

  #string(at: number, text: string): void {
    const top = this.#stack.at(-1)
    if (!top) return this.#cursor.fail('malformed', at, 'a root element before any text')
    if (this.#listener) this.#tell(at, JSON.stringify(text))
    if (CONTROL.test(text)) this.#deviate('control-character', 'a character that XML does not have', at)
    top.string(text)
  }

  #opaque(at: number): void {
    const length = this.#cursor.mbUint32('the length of OPAQUE data')
    const start = this.#cursor.at
    const octets = this.#cursor.take(length, 'OPAQUE data')
    const top = this.#stack.at(-1)
    if (!top) return this.#cursor.fail('malformed', at, 'a root element before any data')
    if (this.#listener) this.#tell(at, `OPAQUE, ${length} octets`)
    const text = this.#cursor.maybeText(start, start + length)
    top.octets(octets, start, text !== undefined && CONTROL.test(text) ? undefined : text)
  }

  #trailing(): void {
    const { at, bytes } = this.#cursor
    const rest = bytes.subarray(at)
    const harmless = rest.every((octet) => octet === 0 || octet === 1)
    if (!harmless) this.#cursor.fail('malformed', at, 'nothing after the root element')
    this.#deviate('trailing-octets', `${rest.length} octets after the root element`, at)
  }

  #deviate(code: string, message: string, offset: number): void {
    this.#deviations.push({ code, message, offset })
  }

  #tell(at: number, meaning: string, shift = 0): void {
    this.#listener?.(at, this.#cursor.at, meaning, Math.max(0, this.#stack.length + shift))
  }
}
