import type { Item } from '../../../protocol/syncml/message.ts'

/** What became of an Item: a whole value, a piece of one, or a Status code that says why not. */
export type Taken =
  | { readonly is: 'whole'; readonly data: string }
  | { readonly is: 'piece' }
  | { readonly is: 'refused'; readonly code: number }

/** Puts a large object of the client together from its pieces (DM Protocol §2.2). One at a time. */
export class IncomingObject {
  #object: { name: string; size: number; data: string } | undefined

  /** The command and URI of an object whose end has not come. */
  get unfinished(): string | undefined {
    return this.#object?.name
  }

  /** Gives up the object: something else came before its end. */
  drop(): void {
    this.#object = undefined
  }

  /** Takes one Item; `name` tells objects apart (command and URI), `limit` is in octets. */
  take(name: string, item: Item, limit: number): Taken {
    const data = textOf(item)
    const begun = this.#object
    if (!begun) return item.moreData ? this.#begin(name, item, data, limit) : whole(item, data, limit)
    begun.data += data
    if (Buffer.byteLength(begun.data) > Math.min(begun.size, limit))
      return this.#refuse(begun.size > limit ? 413 : 424)
    if (item.moreData) return { is: 'piece' }
    this.#object = undefined
    if (Buffer.byteLength(begun.data) !== begun.size) return { is: 'refused', code: 424 }
    return { is: 'whole', data: begun.data }
  }

  #begin(name: string, item: Item, data: string, limit: number): Taken {
    const size = item.meta?.size
    if (size === undefined) return { is: 'refused', code: 411 }
    if (size > limit || Buffer.byteLength(data) > limit) return { is: 'refused', code: 413 }
    this.#object = { name, size, data }
    return { is: 'piece' }
  }

  #refuse(code: number): Taken {
    this.#object = undefined
    return { is: 'refused', code }
  }
}

function whole(item: Item, data: string, limit: number): Taken {
  const octets = Buffer.byteLength(data)
  if (octets > limit) return { is: 'refused', code: 413 }
  const { size } = item.meta ?? {}
  return size !== undefined && size !== octets ? { is: 'refused', code: 424 } : { is: 'whole', data }
}

/** Octets travel as base64, as they do in XML; a management tree inside Data is nothing that this server asked for. */
function textOf(item: Item): string {
  const { data } = item
  if (typeof data === 'string') return data
  return data instanceof Uint8Array ? Buffer.from(data).toString('base64') : ''
}
