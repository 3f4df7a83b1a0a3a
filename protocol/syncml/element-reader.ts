import { type Element, NO_ATTRIBUTES, SPACE_METINF } from '../markup/element.ts'
import { type Container, EMPTY, type Model, modelOf } from './dtd.ts'
import { isKnownSpace } from './namespace.ts'
import { SyncMLProblem } from './problem.ts'
import type { Reading } from './reading.ts'
import { textOf } from './text-of.ts'

/**
 * Takes the children of one element apart by its content model. Whatever does not fit (foreign or unknown elements,
 * attributes, repetition, another order, text between elements) is noted; nothing is dropped in silence.
 */
export class ElementReader {
  readonly element: Element
  readonly reading: Reading
  readonly #model: Model
  /** Children that the model knows, in the order in which they stand. */
  readonly #known: readonly Element[]

  constructor(element: Element, container: Container, reading: Reading) {
    this.element = element
    this.reading = reading
    this.#model = modelOf(container)
    this.#known = this.#sort(element.children)
    if (element.opaqueAt !== undefined || (element.text !== '' && element.text.trim() !== '')) {
      this.deviate('stray-text', `text between the elements of <${element.name}>`, element.offset)
    }
  }

  /** The first child of that name, if there is one. */
  one(name: string): Element | undefined {
    for (const child of this.#known) if (child.name === name) return child
    return undefined
  }

  all(name: string): Element[] {
    return this.#known.filter((child) => child.name === name)
  }

  /** Children that any of the names fits, in the order in which they stand. */
  anyOf(names: ReadonlySet<string>): Element[] {
    return this.#known.filter((child) => names.has(child.name))
  }

  text(name: string): string | undefined {
    const child = this.one(name)
    return child && textOf(child, this.reading)
  }

  texts(name: string): string[] {
    return this.all(name).map((child) => textOf(child, this.reading))
  }

  textOf(element: Element): string {
    return textOf(element, this.reading)
  }

  /** The text of a child that the DTD demands; the empty text, and a note, where it is missing. */
  expected(name: string): string {
    const text = this.text(name)
    if (text === undefined) this.absent(name)
    return text ?? ''
  }

  /** The text of a child without which the message means nothing. */
  must(name: string): string {
    return this.text(name) ?? this.missing(name)
  }

  /** A number that XML writes in decimal; another text is noted and left out. */
  number(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined || /^\d{1,15}$/.test(text)) return text === undefined ? undefined : Number(text)
    const message = `<${name}> is ${JSON.stringify(text.slice(0, 24))}`
    this.deviate('not-a-number', message, this.one(name)?.offset ?? this.element.offset)
    return undefined
  }

  /** A number that the DTD demands; 0, and a note, where there is none. */
  size(name: string): number {
    if (!this.one(name)) this.absent(name)
    return this.number(name) ?? 0
  }

  flag(name: string): boolean {
    return this.one(name) !== undefined
  }

  missing(name: string): never {
    throw new SyncMLProblem('missing', this.element.offset, `<${name}> in <${this.element.name}>`)
  }

  absent(name: string): void {
    this.deviate('element-missing', `no <${name}> in <${this.element.name}>`, this.element.offset)
  }

  deviate(code: string, message: string, offset: number): void {
    this.reading.deviate(code, message, offset)
  }

  #sort(children: readonly Element[]): readonly Element[] {
    let unknown: Set<Element> | undefined
    let seen: Set<string> | undefined
    let furthest = -1
    let misplaced = false
    for (const child of children) {
      const slot = this.#model.get(child.name)
      if (!slot || !this.#ours(child)) {
        this.deviate('unknown-element', `<${child.name}> in <${this.element.name}>`, child.offset)
        unknown ??= new Set()
        unknown.add(child)
        continue
      }
      this.#inspect(child)
      if (slot.place <= furthest && !slot.many) {
        seen ??= new Set(children.slice(0, children.indexOf(child)).map(({ name }) => name))
        if (seen.has(child.name)) {
          this.deviate('element-repeated', `<${child.name}> again in <${this.element.name}>`, child.offset)
        }
      }
      seen?.add(child.name)
      if (slot.place < furthest && !misplaced) {
        misplaced = true
        this.deviate('element-order', `<${child.name}> comes late in <${this.element.name}>`, child.offset)
      }
      if (slot.place > furthest) furthest = slot.place
    }
    const left = unknown
    return left ? children.filter((child) => !left.has(child)) : children
  }

  /** The same namespace, or one of those that peers confuse; an element of any other is not the one of that name. */
  #ours(child: Element): boolean {
    const { space } = this.element
    const expected = this.element.name === 'Meta' ? SPACE_METINF : space
    if (
      child.space === expected ||
      (this.element.name === 'Meta' && this.element.space === '' && child.space === '')
    ) {
      return true
    }
    if (!isKnownSpace(child.space)) return false
    const code = expected === SPACE_METINF ? 'xmlns-metinf' : 'xmlns-mixed'
    this.deviate(code, `<${child.name}> is in the namespace ${JSON.stringify(child.space)}`, child.offset)
    return true
  }

  #inspect(child: Element): void {
    if (child.attributes !== NO_ATTRIBUTES) {
      const names = Object.keys(child.attributes).join(' ').slice(0, 60)
      this.deviate('attribute', `<${child.name}> has the attribute ${names}`, child.offset)
    }
    if (
      EMPTY.has(child.name) &&
      (child.children.length > 0 || child.text !== '' || child.opaqueAt !== undefined)
    ) {
      this.deviate('not-empty', `<${child.name}> holds something`, child.offset)
    }
  }
}
