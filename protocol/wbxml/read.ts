import type { Document, Element } from '../markup/element.ts'
import type { Deviation } from '../syncml/deviation.ts'
import { DEFAULT_LIMITS, type Limits } from '../syncml/limits.ts'
import { readAttributes } from './attributes.ts'
import { Cursor } from './cursor.ts'
import { type DocumentType, SYNCML_12, type TagPage } from './document-types.ts'
import { type Header, readHeader, tableString } from './header.ts'

interface Open {
  readonly name: string
  readonly space: string
  readonly offset: number
  readonly attributes: Record<string, string>
  readonly children: Element[]
  text: string
  opaque: Uint8Array[] | undefined
}

/** Told of each token as it is read: for views that show octets and meaning side by side. */
export type TokenListener = (offset: number, end: number, meaning: string, depth: number) => void

/**
 * Reads a WBXML document in one pass. Lengths are checked against what is left before anything is taken; the depth is
 * bounded; tokens that SyncML does not use are refused. Throws SyncMLProblem with the octet at which it stopped.
 */
export function readWbxml(
  bytes: Uint8Array,
  limits: Limits = DEFAULT_LIMITS,
  listener?: TokenListener,
): Document {
  const cursor = new Cursor(bytes)
  if (bytes.length > limits.maxBytes) {
    cursor.fail('limit', limits.maxBytes, `a document of at most ${limits.maxBytes} octets`)
  }
  const deviations: Deviation[] = []
  const header = readHeader(cursor, deviations)
  listener?.(0, cursor.at, `WBXML 1.${header.minor}, ${header.publicId}`, 0)
  return new WbxmlReader(cursor, header, limits, deviations, listener).document()
}

class WbxmlReader {
  readonly #cursor: Cursor
  readonly #header: Header
  readonly #limits: Limits
  readonly #deviations: Deviation[]
  readonly #listener: TokenListener | undefined
  readonly #type: DocumentType
  readonly #stack: Open[] = []
  #page = 0
  #attributePage = 0
  #elements = 0
  #root: Element | undefined

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
    if (!header.type)
      this.#deviate('public-id-unknown', 'the public identifier is “unknown”; read as SyncML', 1)
  }

  document(): Document {
    const { publicId } = this.#header
    while (!this.#root) this.#token()
    if (!this.#cursor.done) this.#trailing()
    return { root: this.#root, publicId, deviations: this.#deviations }
  }

  #token(): void {
    const at = this.#cursor.at
    const top = this.#stack.at(-1)
    const token = this.#cursor.octet(top ? `the end of <${top.name}>` : 'a root element')
    if (token === 0x00) this.#switchPage(at)
    else if (token === 0x01) this.#end(at)
    else if (token === 0x02) this.#entity(at)
    else if (token === 0x03) this.#string(at, this.#inline())
    else if (token === 0x83) this.#string(at, this.#table(at))
    else if (token === 0xc3) this.#opaque(at)
    else if ((token & 0x3f) >= 0x04) this.#tag(token, at)
    else this.#cursor.fail('unsupported', at, 'a tag, a string or OPAQUE; SyncML uses no other global token')
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
    const name = (token & 0x3f) === 0x04 ? this.#table(at) : page.tokens[token & 0x3f]
    if (name === undefined) return this.#cursor.fail('unsupported', at, `a tag of page ${this.#page}`)
    if (this.#root) this.#cursor.fail('malformed', at, 'only one root element')
    this.#elements += 1
    if (this.#elements > this.#limits.maxElements) {
      this.#cursor.fail('limit', at, `at most ${this.#limits.maxElements} elements`)
    }
    if (this.#stack.length >= this.#limits.maxDepth) {
      this.#cursor.fail('limit', at, `at most ${this.#limits.maxDepth} elements inside one another`)
    }
    this.#tell(at, `<${name}>`)
    const attributes = (token & 0x80) !== 0 ? this.#attributes() : {}
    const { space } = page
    this.#stack.push({ name, space, offset: at, attributes, children: [], text: '', opaque: undefined })
    if ((token & 0x40) === 0) this.#close()
  }

  #attributes(): Record<string, string> {
    const at = this.#cursor.at
    const read = readAttributes(this.#cursor, this.#header, this.#type, this.#attributePage)
    this.#attributePage = read.page
    if (read.nokia)
      this.#deviate('nokia-xmlns', 'xmlns written as a LITERAL attribute without string table', at)
    this.#tell(
      at,
      Object.entries(read.attributes)
        .map(([name, value]) => `${name}="${value}"`)
        .join(' '),
    )
    return read.attributes
  }

  #end(at: number): void {
    if (this.#stack.length === 0) this.#cursor.fail('malformed', at, 'a tag')
    this.#tell(at, 'END', -1)
    this.#close()
  }

  #close(): void {
    const open = this.#stack.pop()
    if (!open) return
    const { name, space, offset, attributes, children, text, opaque } = open
    const joined = opaque && {
      opaque: opaque.length === 1 ? (opaque[0] as Uint8Array) : Buffer.concat(opaque),
    }
    const element: Element = { name, space, offset, attributes, children, text, ...joined }
    const parent = this.#stack.at(-1)
    if (parent) parent.children.push(element)
    else this.#root = element
  }

  #entity(at: number): void {
    const point = this.#cursor.mbUint32('a code point')
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
      this.#cursor.fail('malformed', at, 'a Unicode code point')
    }
    this.#deviate('entity', `the character U+${point.toString(16).toUpperCase()} as an ENTITY token`, at)
    this.#string(at, String.fromCodePoint(point))
  }

  #inline(): string {
    const { at } = this.#cursor
    if (!this.#header.latin1) return this.#cursor.inlineString()
    const end = this.#cursor.bytes.indexOf(0, at)
    if (end === -1) this.#cursor.fail('truncated', this.#cursor.bytes.length, 'the NUL that ends a string')
    this.#cursor.at = end + 1
    return Buffer.from(this.#cursor.bytes.subarray(at, end)).toString('latin1')
  }

  #table(at: number): string {
    return tableString(
      this.#cursor,
      this.#header.table,
      this.#cursor.mbUint32('a place in the string table'),
      at,
    )
  }

  #string(at: number, text: string): void {
    const top = this.#stack.at(-1)
    if (!top) return this.#cursor.fail('malformed', at, 'a root element before any text')
    this.#tell(at, JSON.stringify(text))
    if (top.opaque) top.opaque.push(Buffer.from(text, 'utf8'))
    else top.text += text
  }

  /** Octets that are text count as text, because encoders write the same value either way (wbxml §5). */
  #opaque(at: number): void {
    const length = this.#cursor.mbUint32('the length of OPAQUE data')
    const start = this.#cursor.at
    const octets = this.#cursor.take(length, 'OPAQUE data')
    const top = this.#stack.at(-1)
    if (!top) return this.#cursor.fail('malformed', at, 'a root element before any data')
    this.#tell(at, `OPAQUE, ${length} octets`)
    const text = top.opaque ? undefined : this.#asText(octets, start)
    if (text !== undefined) top.text += text
    else {
      top.opaque = [...(top.opaque ?? (top.text === '' ? [] : [Buffer.from(top.text, 'utf8')])), octets]
      top.text = ''
    }
  }

  #asText(octets: Uint8Array, start: number): string | undefined {
    for (const octet of octets) {
      if (octet < 0x20 && octet !== 0x09 && octet !== 0x0a && octet !== 0x0d) return undefined
    }
    try {
      return this.#cursor.text(start, start + octets.length)
    } catch {
      return undefined
    }
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
