import type { Command } from '../../../protocol/syncml/message.ts'

/** The numbers of a command and of each one inside it, in the order in which they are executed. */
export function numbersOf(command: Command, into: string[] = []): string[] {
  into.push(command.cmdID)
  if ('commands' in command) for (const inner of command.commands) numbersOf(inner, into)
  return into
}
