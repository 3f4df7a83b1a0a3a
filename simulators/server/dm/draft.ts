import type { Command, Item } from '../../../protocol/syncml/message.ts'
import type { Operation } from '../store/audit-record.ts'

/** A command that the server means to send: it gets its CmdID when it finds its place in a message. */
export interface Draft {
  /** What the audit log calls it; a question to the user is no operation of its own. */
  readonly operation?: Operation
  readonly name: 'Get' | 'Add' | 'Replace' | 'Delete' | 'Copy' | 'Exec' | 'Alert' | 'Atomic' | 'Sequence'
  /** Target/LocURI, with `?prop=…` where a property is meant; empty for an Alert. */
  readonly target: string
  /** Of an Exec: comes back in the Generic Alert by which the device says that it is done. */
  readonly correlator?: string
  /** Of an Alert: what the user is shown. It stands alone in its batch, so that nothing runs ahead of the answer. */
  readonly alert?: UserAlert
  /** Stands beside the others instead of in one Sequence with them. */
  readonly loose?: true
  /** `chr` when not given. */
  readonly format?: string
  readonly data?: string
  /** Writes the command where it is more than one Item with a value. */
  readonly whole?: (cmdID: string) => Command
}

/** Display (1100), confirmation (1101) or input (1102); `options` as in DM Protocol §10.2. */
export interface UserAlert {
  readonly code: 1100 | 1101 | 1102
  readonly options?: string
  readonly text: string
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
  if (draft.whole) return draft.whole(cmdID)
  const format = draft.format ?? 'chr'
  const target_ = { locURI: target }
  if (name === 'Get' || name === 'Delete') return { name, cmdID, items: [{ target: target_ }] }
  if (name === 'Exec') {
    const { correlator } = draft
    return { name, cmdID, items: [{ target: target_ }], ...(correlator !== undefined && { correlator }) }
  }
  if (name === 'Alert') {
    const { code = 1100, options = '', text = '' } = draft.alert ?? {}
    return { name, cmdID, data: String(code), items: [{ data: options }, { data: text }] }
  }
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
  return { name: name === 'Add' ? 'Add' : 'Replace', cmdID, items: [item] }
}
