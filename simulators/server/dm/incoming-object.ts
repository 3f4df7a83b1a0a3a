import type { Item } from '../../../protocol/syncml/message.ts'

/** What became of an Item: a whole value, a piece of one, or a Status code that says why not. */
export type Taken =
  | { readonly is: 'whole'; readonly data: string }
  | { readonly is: 'piece' }
  | { readonly is: 'refused'; readonly code: number }

/** Octets as they travelled; `text` says that they are characters. */
interface Piece {
  readonly octets: Buffer
  readonly text: boolean
}

/** Puts a large object of the client together from its pieces (DM Protocol §2.2). One at a time. */
export class IncomingObject {
  #object: { name: string; size: number; pieces: Piece[]; length: number } | undefined

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
    const piece = pieceOf(item)
    const begun = this.#object
    if (!begun) return item.moreData ? this.#begin(name, item, piece, limit) : whole(item, piece, limit)
    begun.pieces.push(piece)
    begun.length += piece.octets.length
    if (begun.length > Math.min(begun.size, limit)) return this.#refuse(begun.size > limit ? 413 : 424)
    if (item.moreData) return { is: 'piece' }
    this.#object = undefined
    if (begun.length !== begun.size) return { is: 'refused', code: 424 }
    return { is: 'whole', data: textOf(begun.pieces) }
  }

  #begin(name: string, item: Item, piece: Piece, limit: number): Taken {
    const size = item.meta?.size
    const { length } = piece.octets
    if (size === undefined) return { is: 'refused', code: 411 }
    if (size > limit || length > limit) return { is: 'refused', code: 413 }
    this.#object = { name, size, pieces: [piece], length }
    return { is: 'piece' }
  }

  #refuse(code: number): Taken {
    this.#object = undefined
    return { is: 'refused', code }
  }
}

function whole(item: Item, piece: Piece, limit: number): Taken {
  const { length } = piece.octets
  if (length > limit) return { is: 'refused', code: 413 }
  const { size } = item.meta ?? {}
  return size !== undefined && size !== length
    ? { is: 'refused', code: 424 }
    : { is: 'whole', data: textOf([piece]) }
}

/** A management tree inside Data is nothing that this server asked for. */
function pieceOf({ data }: Item): Piece {
  if (data instanceof Uint8Array) return { octets: Buffer.from(data), text: false }
  return { octets: Buffer.from(typeof data === 'string' ? data : ''), text: true }
}

/** Octets are told as base64, as XML would have carried them. */
function textOf(pieces: readonly Piece[]): string {
  const octets = Buffer.concat(pieces.map((each) => each.octets))
  return octets.toString(pieces.every(({ text }) => text) ? 'utf8' : 'base64')
}
