import type { Command, StatusCommand } from './message.ts'

/**
 * The Status of the SyncHdr among the commands of a message. It names SyncHdr and has CmdRef 0; some peers leave out the
 * one, some the other. A Status with CmdRef 0 for a command that was numbered so comes second to one that names SyncHdr.
 */
export function headerStatusOf(commands: readonly Command[]): StatusCommand | undefined {
  const statuses = commands.filter((each): each is StatusCommand => each.name === 'Status')
  return statuses.find(({ cmd }) => cmd === 'SyncHdr') ?? statuses.find(({ cmdRef }) => cmdRef === '0')
}
