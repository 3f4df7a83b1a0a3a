import { type Document, type Element, NO_ATTRIBUTES } from '../markup/element.ts'
import type { Deviation } from '../syncml/deviation.ts'
import { boundedDepth, DEFAULT_LIMITS, type Limits, refuseAbove } from '../syncml/limits.ts'
import { readAttributes } from './attributes.ts'
import { readDocumentType } from './document-type.ts'
import { decodeEntities } from './entities.ts'
import { blankEnd, nameEnd } from './names.ts'
import { NO_SCOPE, type Scope, spaceOf } from './namespaces.ts'
import { Source } from './source.ts'

/** What an element is while its end tag has not come. */
class Open implements Element {
  readonly name: string
  readonly space: string
  readonly offset: number
  readonly attributes: Readonly<Record<string, string>>
  children: Element[] = NO_CHILDREN
  text = ''

  constructor(name: string, space: string, offset: number, attributes: Readonly<Record<string, string>>) {
    this.name = name
    this.space = space
    this.offset = offset
    this.attributes = attributes
  }
}

/** Shared by all that have none; the first child puts a list of its own in its place. */
const NO_CHILDREN: Element[] = Object.freeze([]) as unknown as Element[]

/**
 * Reads an XML document in one pass over its octets, without a document type: internal subsets are refused, external
 * ones are never fetched, and no entity but XML's own five is known. Throws SyncMLProblem with the octet at which it
 * stopped. The time is linear in the octets.
 */
export function readXml(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): Document {
  refuseAbove(limits, bytes)
  return new XmlReader(new Source(bytes), boundedDepth(limits)).document()
}

class XmlReader {
  readonly #source: Source
  readonly #limits: Limits
  readonly #deviations: Deviation[] = []
  readonly #open: Open[] = []
  /** Beside each open element the name of its tag with prefix, and the namespaces in force inside it. */
  readonly #tags: string[] = []
  readonly #scopes: Scope[] = []
  #at = 0
  #elements = 0
  #root: Open | undefined
  #publicId: string | undefined
  #typed = false

  constructor(source: Source, limits: Limits) {
    this.#source = source
    this.#limits = limits
  }

  document(): Document {
    const { octets, length } = this.#source
    if (octets.startsWith('\xef\xbb\xbf')) {
      this.#deviate('byte-order-mark', 'the document begins with a byte order mark', 0)
      this.#at = 3
    }
    while (this.#at < length) {
      const start = octets.indexOf('<', this.#at)
      if (start !== this.#at) this.#characters(this.#at, start === -1 ? length : start)
      else if (octets.charCodeAt(start + 1) === 0x2f) this.#endTag(start)
      else if (octets.charCodeAt(start + 1) === 0x21) this.#declaration(start)
      else if (octets.charCodeAt(start + 1) === 0x3f) this.#instruction(start)
      else this.#startTag(start)
    }
    const tag = this.#tags.at(-1)
    if (tag !== undefined) this.#source.fail('truncated', length, `</${tag}>`)
    const root = this.#root ?? this.#source.fail('truncated', length, 'a root element')
    const publicId = this.#publicId === undefined ? {} : { publicId: this.#publicId }
    return { root, ...publicId, deviations: this.#deviations, elements: this.#elements }
  }

  #characters(from: number, to: number): void {
    this.#at = to
    const top = this.#open.at(-1)
    if (!top) {
      const blank = blankEnd(this.#source, from)
      if (blank < to)
        this.#source.fail('malformed', blank, this.#root ? 'nothing after the root element' : '<')
      return
    }
    if (this.#source.hasCdataEnds) this.#noteCdataEnd(from, to)
    const references = this.#source.hasReferences && this.#source.octets.slice(from, to).includes('&')
    const text = references ? decodeEntities(this.#source, from, to) : this.#source.text(from, to)
    top.text = top.text === '' ? text : top.text + text
  }

  #noteCdataEnd(from: number, to: number): void {
    const at = this.#source.octets.slice(from, to).indexOf(']]>')
    if (at !== -1) this.#deviate('cdata-end', ']]> outside a CDATA section', from + at)
  }

  #startTag(start: number): void {
    const { octets, length } = this.#source
    const nameTo = nameEnd(this.#source, start + 1)
    if (nameTo >= length) this.#source.fail('truncated', length, 'the > of a start tag')
    if (nameTo === start + 1) this.#source.fail('malformed', nameTo, 'the name of an element')
    if (this.#root) this.#source.fail('malformed', start, 'only one root element')
    const tag = this.#source.text(start + 1, nameTo)
    const outer = this.#scopes.at(-1) ?? NO_SCOPE
    let end = nameTo
    let attributes = NO_ATTRIBUTES
    let scope = outer
    if (octets.charCodeAt(end) !== 0x3e) {
      const read = readAttributes(this.#source, nameTo, outer)
      attributes = read.attributes
      scope = read.scope
      end = read.end
    }
    const empty = octets.charCodeAt(end) === 0x2f
    if (empty) end += 1
    if (end >= length) this.#source.fail('truncated', length, `the > of <${tag}>`)
    if (octets.charCodeAt(end) !== 0x3e) this.#source.fail('malformed', end, `> or an attribute in <${tag}>`)
    this.#at = end + 1
    this.#push(tag, start, attributes, scope)
    if (empty) this.#close()
  }

  #push(tag: string, start: number, attributes: Readonly<Record<string, string>>, scope: Scope): void {
    this.#elements += 1
    if (this.#elements > this.#limits.maxElements) {
      this.#source.fail('limit', start, `at most ${this.#limits.maxElements} elements`)
    }
    if (this.#open.length >= this.#limits.maxDepth) {
      this.#source.fail('limit', start, `at most ${this.#limits.maxDepth} elements inside one another`)
    }
    const colon = tag.indexOf(':')
    const prefix = colon === -1 ? '' : tag.slice(0, colon)
    const space = spaceOf(scope, prefix)
    if (space === undefined) this.#deviate('prefix-undeclared', `no namespace for ${prefix}:`, start)
    const element = new Open(tag.slice(colon + 1), space ?? '', start, attributes)
    const parent = this.#open.at(-1)
    if (parent) {
      if (parent.children === NO_CHILDREN) parent.children = [element]
      else parent.children.push(element)
    }
    this.#open.push(element)
    this.#tags.push(tag)
    this.#scopes.push(scope)
  }

  #endTag(start: number): void {
    const tag = this.#tags.at(-1)
    if (tag === undefined) return this.#source.fail('malformed', start, 'no end tag here')
    const { octets } = this.#source
    const usual = start + 2 + tag.length
    if (octets.charCodeAt(usual) === 0x3e && octets.startsWith(tag, start + 2)) {
      this.#at = usual + 1
      return this.#close()
    }
    const nameTo = nameEnd(this.#source, start + 2)
    const end = blankEnd(this.#source, nameTo)
    if (end >= this.#source.length) this.#source.fail('truncated', end, `</${tag}>`)
    const right = octets.charCodeAt(end) === 0x3e && this.#source.text(start + 2, nameTo) === tag
    if (!right) this.#source.fail('malformed', start, `</${tag}>`)
    this.#at = end + 1
    this.#close()
  }

  #close(): void {
    const element = this.#open.pop()
    this.#tags.pop()
    this.#scopes.pop()
    if (this.#open.length === 0) this.#root = element
  }

  #declaration(start: number): void {
    const { octets } = this.#source
    if (octets.startsWith('<!--', start)) {
      this.#at = this.#find('-->', start + 4, 'the end of the comment') + 3
      this.#deviate('comment', 'a comment', start)
    } else if (octets.startsWith('<![CDATA[', start)) {
      const end = this.#find(']]>', start + 9, 'the end of the CDATA section')
      const top =
        this.#open.at(-1) ?? this.#source.fail('malformed', start, 'CDATA only inside the root element')
      top.text += this.#source.text(start + 9, end)
      this.#at = end + 3
    } else if (octets.startsWith('<!DOCTYPE', start)) {
      const early = !this.#root && this.#open.length === 0 && !this.#typed
      if (!early) this.#source.fail('malformed', start, 'one document type, before the root element')
      const read = readDocumentType(this.#source, start)
      this.#typed = true
      this.#publicId = read.publicId
      this.#deviate('doctype', 'a document type declaration', start)
      this.#at = read.end
    } else {
      const cut = '<![CDATA['.startsWith(octets.slice(start)) || '<!DOCTYPE'.startsWith(octets.slice(start))
      this.#source.fail(cut ? 'truncated' : 'malformed', start, '<!--, <![CDATA[ or an element')
    }
  }

  #instruction(start: number): void {
    const end = this.#find('?>', start + 2, 'the end of the processing instruction')
    const text = this.#source.text(start + 2, end)
    this.#at = end + 2
    if (!/^xml(?:\s|$)/.test(text)) return this.#deviate('processing-instruction', text.slice(0, 40), start)
    const first = start === 0 || (start === 3 && this.#source.octets.startsWith('\xef\xbb\xbf'))
    if (!first) this.#deviate('xml-declaration', 'the XML declaration is not at the beginning', start)
    const declared = /\sencoding\s*=\s*["']([^"']+)["']/.exec(text)?.[1]
    if (declared && !/^(utf-?8|us-ascii)$/i.test(declared)) {
      this.#source.fail('unsupported', start, `UTF-8, not ${declared.slice(0, 40)}`)
    }
  }

  #find(mark: string, from: number, expected: string): number {
    const at = this.#source.octets.indexOf(mark, from)
    return at === -1 ? this.#source.fail('truncated', this.#source.length, expected) : at
  }

  #deviate(code: string, message: string, offset: number): void {
    this.#deviations.push({ code, message, offset })
  }
}
