import type { Command, Item } from '../../../protocol/syncml/message.ts'

/** What the next chunk did: more is to come, the object is whole, or the transfer is broken. */
export type Chunk =
  | { readonly kind: 'more' }
  | { readonly kind: 'whole'; readonly command: Command }
  | { readonly kind: 'broken'; readonly status: number }

/** Gathers the chunks of one large object (DM Protocol §7): contiguous, the size announced first, never more than allowed. */
export class LargeObject {
  readonly target: string
  /** Its pieces are commands of one name: another one at the same node is something else. */
  readonly name: string
  readonly #first: Command & { items: readonly Item[] }
  readonly #size: number
  readonly #parts: Buffer[] = []
  #length = 0

  constructor(first: Command & { items: readonly Item[] }, item: Item) {
    this.target = item.target?.locURI ?? ''
    this.#first = first
    this.name = first.name
    this.#size = item.meta?.size ?? -1
  }

  /** The command and item of a chunk, when this command carries one. */
  static chunkIn(
    command: Command,
  ): { command: Command & { items: readonly Item[] }; item: Item } | undefined {
    if (!('items' in command)) return undefined
    const item = command.items.at(-1)
    return item?.moreData ? { command, item } : undefined
  }

  take(item: Item, limit: number): Chunk {
    if (this.#size < 0) return { kind: 'broken', status: 411 }
    if (this.#size > limit) return { kind: 'broken', status: 413 }
    const { data = '' } = item
    const octets =
      typeof data === 'string'
        ? Buffer.from(data, 'utf8')
        : data instanceof Uint8Array
          ? Buffer.from(data)
          : undefined
    if (!octets) return { kind: 'broken', status: 415 }
    this.#parts.push(octets)
    this.#length += octets.length
    if (this.#length > this.#size) return { kind: 'broken', status: 424 }
    if (item.moreData) return { kind: 'more' }
    if (this.#length !== this.#size) return { kind: 'broken', status: 424 }
    return { kind: 'whole', command: this.#command(item) }
  }

  #command(last: Item): Command {
    const { moreData: _gone, data, ...rest } = last
    const whole = Buffer.concat(this.#parts)
    const item: Item = { ...rest, data: data instanceof Uint8Array ? whole : whole.toString('utf8') }
    return { ...this.#first, items: [item] } as Command
  }
}
