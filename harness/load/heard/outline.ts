import { authTypeOf } from '../../../protocol/credentials/type.ts'
import type { Command, SyncML } from '../../../protocol/syncml/message.ts'

/**
 * What checks look at in a message, with names replaced by their roles: whether it is for the device that hears it, which
 * credential it has, what it says. Two messages with the same outline are judged alike. What commands ask for is told by
 * `dm.command` events.
 */
export function outlineOf({ hdr, body }: SyncML, own: boolean): string {
  let outline = `${own ? 'own' : 'foreign'} ${hdr.cred ? (authTypeOf(hdr.cred.meta?.type) ?? 'other') : '-'} ${body.final}`
  for (const command of body.commands) outline += wordOf(command)
  return outline
}

function wordOf(command: Command): string {
  if (command.name !== 'Status') return ` ${command.name}`
  const header = command.cmdRef === '0' ? '0' : ''
  const chal = command.chal ? (authTypeOf(command.chal.meta.type) ?? 'other') : ''
  return ` ${command.cmd}${header}:${command.data}${chal}`
}
