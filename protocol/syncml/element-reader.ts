import type { Element } from '../markup/element.ts'
import type { Deviation } from './deviation.ts'
import { SyncMLProblem } from './problem.ts'

/**
 * Takes the children of one element apart: each is asked for by name, and whatever nobody asked for is noted as a
 * deviation when the reader is closed. Nothing is dropped in silence.
 */
export class ElementReader {
  readonly element: Element
  readonly #deviations: Deviation[]
  readonly #taken = new Set<Element>()
  readonly #order: readonly string[]

  constructor(element: Element, deviations: Deviation[], order: readonly string[]) {
    this.element = element
    this.#deviations = deviations
    this.#order = order
  }

  /** The first child of that name, if there is one; a second one is noted. */
  one(name: string): Element | undefined {
    const found = this.all(name)
    const second = found[1]
    if (second) this.deviate('element-repeated', `<${name}> twice in <${this.element.name}>`, second.offset)
    return found[0]
  }

  all(name: string): Element[] {
    const found = this.element.children.filter((child) => child.name === name)
    for (const child of found) this.#taken.add(child)
    return found
  }

  /** Children that any of the names fits, in the order in which they stand. */
  anyOf(names: ReadonlySet<string>): Element[] {
    const found = this.element.children.filter((child) => names.has(child.name))
    for (const child of found) this.#taken.add(child)
    return found
  }

  text(name: string): string | undefined {
    const child = this.one(name)
    return child && this.textOf(child)
  }

  /** The text of a child without which the message means nothing. */
  must(name: string): string {
    return this.text(name) ?? this.missing(name)
  }

  flag(name: string): boolean {
    return this.one(name) !== undefined
  }

  /** Markup inside an element that has text only is noted, and its own text kept. */
  textOf(element: Element): string {
    for (const child of element.children) {
      this.deviate('unexpected-markup', `<${child.name}> inside <${element.name}>`, child.offset)
    }
    if (element.opaque) return Buffer.from(element.opaque).toString('base64')
    const trimmed = element.text.trim()
    if (trimmed !== element.text)
      this.deviate('white-space', `white space around ${element.name}`, element.offset)
    return trimmed
  }

  missing(name: string): never {
    throw new SyncMLProblem('missing', this.element.offset, `<${name}> in <${this.element.name}>`)
  }

  deviate(code: string, message: string, offset: number): void {
    this.#deviations.push({ code, message, offset })
  }

  /** Notes children that were not asked for, stray text, and an order that is not the DTD's. */
  close(): void {
    let furthest = -1
    for (const child of this.element.children) {
      if (!this.#taken.has(child)) {
        this.deviate('unknown-element', `<${child.name}> in <${this.element.name}>`, child.offset)
        continue
      }
      const place = this.#order.indexOf(child.name)
      if (place < furthest) {
        this.deviate('element-order', `<${child.name}> comes late in <${this.element.name}>`, child.offset)
      }
      furthest = Math.max(furthest, place)
    }
    if (this.element.children.length > 0 && this.element.text.trim() !== '') {
      this.deviate('stray-text', `text between the elements of <${this.element.name}>`, this.element.offset)
    }
  }
}
