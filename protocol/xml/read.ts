import type { Document, Element } from '../markup/element.ts'
import type { Deviation } from '../syncml/deviation.ts'
import { DEFAULT_LIMITS, type Limits } from '../syncml/limits.ts'
import { type ProblemCode, SyncMLProblem } from '../syncml/problem.ts'
import { decodeEntities } from './entities.ts'

interface Open {
  readonly qName: string
  readonly name: string
  readonly space: string
  readonly offset: number
  readonly attributes: Record<string, string>
  readonly children: Element[]
  /** Prefix → namespace URI, inherited from the parent unless the element declares its own. */
  readonly scope: Readonly<Record<string, string>>
  text: string
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const NAME = /[A-Za-z_:\u0080-\uffff][A-Za-z0-9_:.\-\u0080-\uffff]*/y

const ATTRIBUTE =
  /\s+([A-Za-z_:\u0080-\uffff][A-Za-z0-9_:.\-\u0080-\uffff]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y

/**
 * Reads an XML document in one pass, without a document type: internal subsets are refused, external ones are never
 * fetched, and no entity but XML's own five is known. Throws SyncMLProblem with the octet at which it stopped.
 */
export function readXml(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): Document {
  if (bytes.length > limits.maxBytes) {
    throw new SyncMLProblem('limit', limits.maxBytes, `a document of at most ${limits.maxBytes} octets`)
  }
  return new XmlReader(bytes, decode(bytes), limits).document()
}

function decode(bytes: Uint8Array): string {
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe)) {
    throw new SyncMLProblem('unsupported', 0, 'UTF-8; this is UTF-16')
  }
  try {
    return utf8.decode(bytes)
  } catch {
    throw new SyncMLProblem('malformed', firstInvalid(bytes), 'valid UTF-8')
  }
}

/** The first octet at which the text stops being UTF-8. */
function firstInvalid(bytes: Uint8Array): number {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const again = new TextEncoder().encode(lenient)
  let at = 0
  while (at < bytes.length && bytes[at] === again[at]) at += 1
  return at
}

class XmlReader {
  readonly #bytes: Uint8Array
  readonly #text: string
  readonly #limits: Limits
  readonly #deviations: Deviation[] = []
  readonly #stack: Open[] = []
  readonly #ascii: boolean
  #at = 0
  #elements = 0
  #root: Element | undefined
  #publicId: string | undefined

  constructor(bytes: Uint8Array, text: string, limits: Limits) {
    this.#bytes = bytes
    this.#text = text
    this.#limits = limits
    this.#ascii = bytes.length === text.length
  }

  document(): Document {
    if (this.#text.charCodeAt(0) === 0xfeff) {
      this.#deviate('byte-order-mark', 'the document begins with a byte order mark', 0)
      this.#at = 1
    }
    while (this.#at < this.#text.length) this.#next()
    const open = this.#stack.at(-1)
    if (open) this.#fail('truncated', this.#text.length, `</${open.qName}>`)
    if (!this.#root) this.#fail('truncated', this.#text.length, 'a root element')
    const root = this.#root as Element
    return {
      root,
      deviations: this.#deviations,
      ...(this.#publicId !== undefined && { publicId: this.#publicId }),
    }
  }

  #next(): void {
    const start = this.#at
    const open = this.#text.indexOf('<', start)
    if (open !== start) {
      this.#characters(start, open === -1 ? this.#text.length : open)
      return
    }
    const after = this.#text.charCodeAt(start + 1)
    if (after === 0x2f) this.#end(start)
    else if (after === 0x21) this.#declaration(start)
    else if (after === 0x3f) this.#instruction(start)
    else this.#start(start)
  }

  #characters(from: number, to: number): void {
    const text = this.#text.slice(from, to)
    const control = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
    if (control !== -1) this.#fail('malformed', from + control, 'a character that XML allows')
    const top = this.#stack.at(-1)
    if (top) {
      const fault = (at: number, expected: string) => this.#fail('malformed', from + at, expected)
      top.text += text.includes('&') ? decodeEntities(text, fault) : text
    } else if (text.trim() !== '') {
      this.#fail('malformed', from + text.search(/\S/), this.#root ? 'nothing after the root element' : '<')
    }
    this.#at = to
  }

  #start(start: number): void {
    if (this.#root) this.#fail('malformed', start, 'only one root element')
    const qName = this.#match(NAME, start + 1, 'the name of an element')
    this.#at = start + 1 + qName.length
    const attributes = this.#attributes()
    const rest = /\s*(\/?)>/y
    rest.lastIndex = this.#at
    const closing = rest.exec(this.#text)
    if (!closing) this.#fail(this.#cut('>'), this.#at, `> or an attribute in <${qName}>`)
    this.#at = rest.lastIndex
    this.#open(qName, start, attributes)
    if (closing?.[1] === '/') this.#close()
  }

  #attributes(): Record<string, string> {
    const attributes: Record<string, string> = {}
    for (;;) {
      ATTRIBUTE.lastIndex = this.#at
      const found = ATTRIBUTE.exec(this.#text)
      if (!found) return attributes
      const [whole, name = '', double, single] = found
      const raw = double ?? single ?? ''
      if (Object.hasOwn(attributes, name)) this.#fail('malformed', this.#at, `one attribute ${name}, not two`)
      attributes[name] = raw.includes('&')
        ? decodeEntities(raw, (_, expected) => this.#fail('malformed', this.#at, expected))
        : raw
      this.#at += whole.length
    }
  }

  #open(qName: string, start: number, attributes: Record<string, string>): void {
    this.#elements += 1
    if (this.#elements > this.#limits.maxElements) {
      this.#fail('limit', start, `at most ${this.#limits.maxElements} elements`)
    }
    if (this.#stack.length >= this.#limits.maxDepth) {
      this.#fail('limit', start, `at most ${this.#limits.maxDepth} elements inside one another`)
    }
    const scope = this.#scope(attributes)
    const colon = qName.indexOf(':')
    const prefix = colon === -1 ? '' : qName.slice(0, colon)
    if (prefix !== '' && scope[prefix] === undefined)
      this.#fail('malformed', start + 1, `a namespace for ${prefix}:`)
    this.#stack.push({
      qName,
      name: qName.slice(colon + 1),
      space: scope[prefix] ?? '',
      offset: this.#octet(start),
      attributes,
      children: [],
      scope,
      text: '',
    })
  }

  #scope(attributes: Record<string, string>): Readonly<Record<string, string>> {
    const outer = this.#stack.at(-1)?.scope ?? {}
    let scope = outer
    for (const [name, value] of Object.entries(attributes)) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
      if (scope === outer) scope = { ...outer }
      ;(scope as Record<string, string>)[name === 'xmlns' ? '' : name.slice(6)] = value
    }
    return scope
  }

  #end(start: number): void {
    const open = this.#stack.at(-1)
    if (!open) return this.#fail('malformed', start, 'no end tag here')
    const tag = `</${open.qName}`
    if (!this.#text.startsWith(tag, start)) this.#fail(this.#cut('>'), start, `${tag}>`)
    const close = /\s*>/y
    close.lastIndex = start + tag.length
    if (!close.exec(this.#text)) this.#fail(this.#cut('>'), start, `${tag}>`)
    this.#at = close.lastIndex
    this.#close()
  }

  #close(): void {
    const open = this.#stack.pop()
    if (!open) return
    const { name, space, offset, attributes, children, text } = open
    const element: Element = { name, space, offset, attributes, children, text }
    const parent = this.#stack.at(-1)
    if (parent) parent.children.push(element)
    else this.#root = element
  }

  #declaration(start: number): void {
    if (this.#text.startsWith('<!--', start)) {
      this.#at = this.#find('-->', start + 4, 'the end of the comment') + 3
      this.#deviate('comment', 'a comment', start)
    } else if (this.#text.startsWith('<![CDATA[', start)) {
      const end = this.#find(']]>', start + 9, 'the end of the CDATA section')
      const top = this.#stack.at(-1)
      if (!top) this.#fail('malformed', start, 'a root element before any data')
      else top.text += this.#text.slice(start + 9, end)
      this.#at = end + 3
    } else if (this.#text.startsWith('<!DOCTYPE', start)) this.#documentType(start)
    else this.#fail(this.#cut('>'), start, '<!--, <![CDATA[ or an element')
  }

  /** An external identifier is noted and never fetched; an internal subset could declare entities and is refused. */
  #documentType(start: number): void {
    if (this.#root || this.#stack.length > 0)
      this.#fail('malformed', start, 'the document type before the root element')
    const shape =
      /<!DOCTYPE\s+[^\s>[]+(?:\s+(?:PUBLIC\s+["']([^"']*)["']\s*(?:["'][^"']*["'])?|SYSTEM\s+["'][^"']*["']))?\s*(>|\[)/y
    shape.lastIndex = start
    const found = shape.exec(this.#text)
    if (!found) return this.#fail(this.#cut('>'), start, 'a document type without internal subset')
    if (found[2] === '[')
      this.#fail('unsupported', shape.lastIndex - 1, 'no internal subset: entities are never declared')
    this.#publicId = found[1]
    this.#deviate('doctype', 'a document type declaration', start)
    this.#at = shape.lastIndex
  }

  #instruction(start: number): void {
    const end = this.#find('?>', start + 2, 'the end of the processing instruction')
    const text = this.#text.slice(start + 2, end)
    const declared = /^xml\s.*encoding\s*=\s*["']([^"']+)["']/.exec(text)?.[1]
    if (declared && !/^(utf-8|us-ascii)$/i.test(declared))
      this.#fail('unsupported', start, `UTF-8, not ${declared}`)
    if (!text.startsWith('xml ') && text !== 'xml')
      this.#deviate('processing-instruction', text.slice(0, 40), start)
    this.#at = end + 2
  }

  #find(mark: string, from: number, expected: string): number {
    const at = this.#text.indexOf(mark, from)
    if (at === -1) this.#fail('truncated', this.#text.length, expected)
    return at
  }

  #match(pattern: RegExp, at: number, expected: string): string {
    pattern.lastIndex = at
    const found = pattern.exec(this.#text)
    if (!found) this.#fail(at >= this.#text.length ? 'truncated' : 'malformed', at, expected)
    return found?.[0] ?? ''
  }

  /** Whether the document ends before the next `mark`, or is wrong here. */
  #cut(mark: string): ProblemCode {
    return this.#text.indexOf(mark, this.#at) === -1 ? 'truncated' : 'malformed'
  }

  #deviate(code: string, message: string, at: number): void {
    this.#deviations.push({ code, message, offset: this.#octet(at) })
  }

  #octet(at: number): number {
    return this.#ascii ? at : Buffer.byteLength(this.#text.slice(0, at))
  }

  #fail(code: ProblemCode, at: number, expected: string): never {
    throw new SyncMLProblem(code, Math.min(this.#octet(at), this.#bytes.length), expected)
  }
}
