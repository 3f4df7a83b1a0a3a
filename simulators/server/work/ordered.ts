import type { Command } from '../../../protocol/syncml/message.ts'
import type { Draft } from '../dm/draft.ts'
import type { Operation } from '../store/audit-record.ts'
import type { Plan } from './plan.ts'

/** A command as the operator orders it: no CmdID yet, at any depth. */
export interface OrderedCommand {
  readonly name: Draft['name']
  readonly target?: string
  readonly format?: string
  readonly type?: string
  readonly data?: string
  readonly correlator?: string
  /** Alert code and the texts of its Items, for user interaction (DM Protocol §10). */
  readonly code?: string
  readonly items?: readonly string[]
  /** Copy: where from. */
  readonly source?: string
  readonly commands?: readonly OrderedCommand[]
}

/** Commands that the operator has queued for devices, by IMEI14: they go out in the device's next session. */
export class OrderedCommands {
  readonly #queues = new Map<string, OrderedCommand[][]>()

  add(imei14: string, commands: readonly OrderedCommand[]): void {
    this.#queues.set(imei14, [...(this.#queues.get(imei14) ?? []), [...commands]])
  }

  /** What is queued for a device, handed over: undefined when nothing is. */
  planFor(imei14: string): Plan | undefined {
    const groups = this.#queues.get(imei14)
    if (!groups) return undefined
    this.#queues.delete(imei14)
    return { operation: 'OP-CONF', next: () => (groups.shift() ?? []).map(draftOf) }
  }
}

function draftOf(ordered: OrderedCommand): Draft {
  const { name, target = '', format, data } = ordered
  const plain = (name === 'Add' || name === 'Replace' || name === 'Get' || name === 'Delete') && !ordered.type
  return {
    ...{ operation: operationOf(ordered), name, target },
    ...(format !== undefined && { format }),
    ...(data !== undefined && { data }),
    ...(!plain && { whole: (cmdID: string) => commandOf(ordered, cmdID) }),
  }
}

function operationOf({ name, target = '' }: OrderedCommand): Operation {
  if (name === 'Get') return 'OP-INV'
  return target.endsWith('?prop=ACL') ? 'OP-ACC' : 'OP-CONF'
}

/** Nested commands are numbered after the one they stand in: 7 holds 701, 702 … */
function commandOf(ordered: OrderedCommand, cmdID: string): Command {
  const {
    name,
    target = '',
    format,
    type,
    data,
    correlator,
    code,
    items = [],
    source,
    commands = [],
  } = ordered
  if (name === 'Atomic' || name === 'Sequence') {
    const inner = commands.map((each, at) => commandOf(each, `${cmdID}${String(at + 1).padStart(2, '0')}`))
    return { name, cmdID, commands: inner }
  }
  if (name === 'Alert') {
    return { name, cmdID, data: code ?? '', items: items.map((text) => ({ data: text })) }
  }
  const meta = { ...(format !== undefined && { format }), ...(type !== undefined && { type }) }
  const item = {
    target: { locURI: target },
    ...(source !== undefined && { source: { locURI: source } }),
    ...(Object.keys(meta).length > 0 && { meta }),
    ...(data !== undefined && { data }),
  }
  if (name === 'Exec') return { name, cmdID, items: [item], ...(correlator !== undefined && { correlator }) }
  return { name, cmdID, items: [item] }
}
