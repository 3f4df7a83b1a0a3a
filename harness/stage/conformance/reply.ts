import { type AuthType, syncmlTypeOf } from '../../../protocol/credentials/type.ts'
import { status } from '../../../protocol/syncml/build.ts'
import type { Command, Item, StatusCommand, SyncHdr, SyncML } from '../../../protocol/syncml/message.ts'
import type { Unnumbered } from './package-one.ts'

/** What a device does with one command: the code of its Status, and the Items that a Get brings. */
export interface Done {
  readonly code: number
  readonly items?: readonly Item[]
  /** One Status for each Item with TargetRef instead of one for all. */
  readonly perItem?: boolean
}

/** Decides about one command; undefined leaves it to the device. */
export type Deed = (command: Command) => Done | undefined

/** The Status of the server's header; under MAC it carries the next nonce for the server. */
export function headerStatusFor(
  hdr: SyncHdr,
  code: number,
  nextNonce?: Uint8Array,
  type: AuthType = 'mac',
): Unnumbered {
  const { cmdID: _, ...rest } = status({
    cmdID: '',
    msgRef: hdr.msgID,
    cmdRef: '0',
    cmd: 'SyncHdr',
    targetRefs: [hdr.target.locURI],
    sourceRefs: [hdr.source.locURI],
    data: String(code),
    ...(nextNonce && {
      chal: {
        meta: {
          format: 'b64',
          type: syncmlTypeOf(type),
          nextNonce: Buffer.from(nextNonce).toString('base64'),
        },
      },
    }),
  })
  return rest
}

/** Statuses and Results for everything that a message ordered, nested commands included, Results after their Status. */
export function repliesTo({ hdr, body }: SyncML, deed: Deed = () => undefined): Unnumbered[] {
  const orders = body.commands.filter(({ name }) => name !== 'Status' && name !== 'Results')
  const replies = orders.flatMap((command) => replyTo(hdr.msgID, command, deed))
  return body.final ? replies : [...replies, { name: 'Alert', data: '1222', items: [] }]
}

function replyTo(msgRef: string, command: Command, deed: Deed): Unnumbered[] {
  if (command.name === 'Status' || command.name === 'Results') return []
  if (command.name === 'Alert' && /^122[235]$/.test(command.data?.trim() ?? ''))
    return [statusOf(msgRef, command, 200)]
  const { code, items = [], perItem } = deed(command) ?? usual(command)
  const own =
    perItem && 'items' in command ? perItemStatuses(msgRef, command, code) : [statusOf(msgRef, command, code)]
  const results: Unnumbered[] =
    items.length === 0 ? [] : [{ name: 'Results', msgRef, cmdRef: command.cmdID, items }]
  const inner = 'commands' in command ? command.commands.flatMap((each) => replyTo(msgRef, each, deed)) : []
  return [...own, ...results, ...inner]
}

/** A device with an empty tree that takes whatever it is given: leaves answer a Get with text, chunks are buffered. */
function usual(command: Command): Done {
  if (command.name === 'Get') {
    const items = command.items.map((item) => ({
      source: { locURI: item.target?.locURI ?? '' },
      meta: { format: 'chr', type: 'text/plain' },
      data: valueAt(item.target?.locURI ?? ''),
    }))
    return { code: 200, items }
  }
  const chunk = 'items' in command && command.items.some(({ moreData }) => moreData)
  return { code: chunk ? 213 : 200 }
}

const valueAt = (uri: string) => (/^\.\/(NAP|Proxy|Settings)$/.test(uri) ? '' : '1.0')

function perItemStatuses(
  msgRef: string,
  command: Command & { items: readonly Item[] },
  code: number,
): Unnumbered[] {
  return command.items.map((item) => statusOf(msgRef, command, code, [item.target?.locURI ?? '']))
}

export function statusOf(
  msgRef: string,
  { cmdID: cmdRef, name: cmd }: { readonly cmdID: string; readonly name: string },
  code: number,
  targetRefs: readonly string[] = [],
): Omit<StatusCommand, 'cmdID'> {
  const { cmdID: _, ...rest } = status({ cmdID: '', msgRef, cmdRef, cmd, data: String(code), targetRefs })
  return rest
}
