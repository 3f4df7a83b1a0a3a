import type { Command, Cred, Item, Meta, SyncHdr, SyncML } from '../../protocol/syncml/message.ts'
import { describeStatus } from '../../protocol/syncml/status.ts'
import { describeAlert } from './alert.ts'
import { dataLines } from './data.ts'

/** A message as an indented tree in the words of the protocol, one line for each thing that a reader asks about. */
export function treeView({ hdr, body }: SyncML): string[] {
  return [
    ...headerLines(hdr),
    ...body.commands.flatMap((command) => commandLines(command, '')),
    body.final ? 'Final' : 'no Final: more of this package follows',
  ]
}

function headerLines(hdr: SyncHdr): string[] {
  return [
    `SyncHdr  ${hdr.verProto}, session ${hdr.sessionID}, message ${hdr.msgID}${hdr.noResp ? ', NoResp' : ''}`,
    `  Target  ${hdr.target.locURI}`,
    `  Source  ${hdr.source.locURI}${hdr.source.locName === undefined ? '' : ` (${hdr.source.locName})`}`,
    ...(hdr.respURI === undefined ? [] : [`  RespURI  ${hdr.respURI}`]),
    ...credLines(hdr.cred, '  '),
    ...metaLines(hdr.meta, '  '),
  ]
}

function commandLines(command: Command, indent: string): string[] {
  const inner = `${indent}  `
  const noResp = 'noResp' in command && command.noResp ? ', NoResp' : ''
  const head = `${indent}${command.name} ${command.cmdID}${noResp}`
  if ('commands' in command) return [head, ...command.commands.flatMap((each) => commandLines(each, inner))]
  const items = command.items.flatMap((item) => itemLines(item, inner))
  switch (command.name) {
    case 'Status':
      return [
        `${head}  to ${command.cmd} ${command.cmdRef} of message ${command.msgRef}: ${command.data} ${describeStatus(command.data)}`,
        ...command.targetRefs.map((each) => `${inner}TargetRef  ${each}`),
        ...command.sourceRefs.map((each) => `${inner}SourceRef  ${each}`),
        ...credLines(command.cred, inner),
        ...(command.chal ? [`${inner}Chal  ${metaWords(command.chal.meta)}`] : []),
        ...items,
      ]
    case 'Results':
      return [
        `${head}  to command ${command.cmdRef}${command.msgRef === undefined ? '' : ` of message ${command.msgRef}`}`,
        ...metaLines(command.meta, inner),
        ...items,
      ]
    case 'Alert':
      return [`${head}  ${describeAlert(command.data)}`, ...credLines(command.cred, inner), ...items]
    default:
      return [head, ...credLines(command.cred, inner), ...metaLines(command.meta, inner), ...items]
  }
}

function itemLines({ target, source, meta, data, moreData }: Item, indent: string): string[] {
  const places = [target?.locURI, source && `from ${source.locURI}`].filter((each) => each !== undefined)
  const words = metaWords(meta)
  const value = dataLines(data, `${indent}  `)
  const said = [places.join(' ') || 'Item', words === '' ? '' : `(${words})`, value.inline]
  const more = moreData ? [`${indent}  MoreData: the rest follows`] : []
  return [`${indent}${said.filter((each) => each !== '').join('  ')}`, ...value.below, ...more]
}

function credLines(cred: Cred | undefined, indent: string): string[] {
  return cred ? [`${indent}Cred  ${[metaWords(cred.meta), cred.data].filter(Boolean).join('  ')}`] : []
}

function metaLines(meta: Meta | undefined, indent: string): string[] {
  const words = metaWords(meta)
  return words === '' ? [] : [`${indent}Meta  ${words}`]
}

/** What Meta says, format and type first. */
function metaWords(meta: Meta | undefined): string {
  if (!meta) return ''
  const { format, type, mark, size, anchor, version, nextNonce, maxMsgSize, maxObjSize, emi, mem } = meta
  const named = { mark, size, version, NextNonce: nextNonce, MaxMsgSize: maxMsgSize, MaxObjSize: maxObjSize }
  return [
    type,
    format,
    ...Object.entries(named).map(([name, value]) => (value === undefined ? undefined : `${name} ${value}`)),
    anchor && `anchor ${anchor.last ?? ''}→${anchor.next}`,
    ...(emi ?? []).map((each) => `EMI ${each}`),
    mem && `memory ${mem.freeMem} octets, ${mem.freeID} items`,
  ]
    .filter((each) => each !== undefined)
    .join(', ')
}
