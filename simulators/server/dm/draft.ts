import type { Command, Item } from '../../../protocol/syncml/message.ts'
import type { Operation } from '../store/audit-record.ts'

/** A command that the server means to send: it gets its CmdID when it finds its place in a message. */
export interface Draft {
  readonly operation: Operation
  readonly name: 'Get' | 'Add' | 'Replace' | 'Delete'
  /** Target/LocURI, with `?prop=…` where a property is meant. */
  readonly target: string
  /** `chr` when not given. */
  readonly format?: string
  readonly data?: string
}

/** A piece of a large object: the whole one when `size` and `more` are missing. */
export interface Piece {
  readonly data: string
  /** Octets of the whole object, in the first piece. */
  readonly size?: number
  readonly more: boolean
}

/** Writes a draft as a command with one Item. */
export function commandOf(draft: Draft, cmdID: string, piece?: Piece): Command {
  const { name, target, data } = draft
  const format = draft.format ?? 'chr'
  const target_ = { locURI: target }
  if (name === 'Get' || name === 'Delete') return { name, cmdID, items: [{ target: target_ }] }
  const item: Item = {
    target: target_,
    meta: {
      format,
      ...(format !== 'node' && { type: 'text/plain' }),
      ...(piece?.size !== undefined && { size: piece.size }),
    },
    ...((piece?.data ?? data) !== undefined && { data: piece?.data ?? data ?? '' }),
    ...(piece?.more && { moreData: true }),
  }
  return { name, cmdID, items: [item] }
}
