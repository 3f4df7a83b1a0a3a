import { status } from '../../../../../protocol/syncml/build.ts'
import type { Command, StatusCommand, SyncML } from '../../../../../protocol/syncml/message.ts'

/** Status codes of a message, the header's first. */
export function codesIn(message: SyncML): string[] {
  return message.body.commands
    .filter((command): command is StatusCommand => command.name === 'Status')
    .map(({ data }) => data)
}

/** What a message holds besides Statuses: names, and the code of an Alert. */
export function saidIn(message: SyncML): string[] {
  return message.body.commands
    .filter(({ name }) => name !== 'Status')
    .map((command) => (command.name === 'Alert' ? `Alert ${command.data}` : command.name))
}

/** The client's Status on the server's header. */
export function believed(answer: SyncML): StatusCommand {
  return status({ cmdID: 's', msgRef: answer.hdr.msgID, cmdRef: '0', cmd: 'SyncHdr', data: '212' })
}

/** An Alert without Items. */
export function alert(code: number, cmdID = 'z'): Command {
  return { name: 'Alert', cmdID, data: String(code), items: [] }
}
