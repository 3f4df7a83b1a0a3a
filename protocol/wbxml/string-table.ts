import type { Cursor } from './cursor.ts'

/**
 * The strings that a document keeps at its head. A reference costs two octets and may name a string of a megabyte, so
 * the whole of what is taken from the table may not be longer than the longest document allowed.
 */
export class StringTable {
  readonly length: number
  readonly #start: number
  readonly #cursor: Cursor
  readonly #known = new Map<number, { readonly text: string; readonly octets: number }>()
  readonly #most: number
  #taken = 0

  constructor(cursor: Cursor, length: number, most: number) {
    this.#cursor = cursor
    this.length = length
    this.#start = cursor.at
    this.#most = most
    cursor.take(length, 'the string table')
  }

  /** The string at an offset of the table; the last one may lack its NUL, as some clients write it. */
  string(index: number, at: number): string {
    if (index >= this.length) {
      this.#cursor.fail('malformed', at, `a place inside the string table of ${this.length} octets`)
    }
    const found = this.#known.get(index) ?? this.#read(index, at)
    this.#spend(found.octets, at)
    return found.text
  }

  #read(index: number, at: number): { text: string; octets: number } {
    const from = this.#start + index
    const end = this.#cursor.nulBefore(from, this.#start + this.length)
    if (this.#taken + end - from > this.#most) this.#spend(end - from, at)
    const read = { text: this.#cursor.text(from, end), octets: end - from }
    this.#known.set(index, read)
    return read
  }

  #spend(octets: number, at: number): void {
    this.#taken += octets
    if (this.#taken > this.#most) {
      this.#cursor.fail('limit', at, `at most ${this.#most} octets from the string table in all`)
    }
  }
}
