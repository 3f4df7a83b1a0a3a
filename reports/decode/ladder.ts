import type { Command, SyncML } from '../../protocol/syncml/message.ts'
import { describeStatus } from '../../protocol/syncml/status.ts'
import { describeAlert } from './alert.ts'

/** One message as a step of a ladder: who sends it to whom, then each command on a line of its own. */
export function ladderView({ hdr, body }: SyncML): string[] {
  const credential = hdr.cred ? [`  │ Cred ${hdr.cred.meta?.type ?? ''}`.trimEnd()] : []
  const commands = body.commands.flatMap((command) => rungs(command, '  │ '))
  const end = body.final ? '  └ Final' : '  └ more of this package follows'
  return [
    `${hdr.source.locURI}  ──▶  ${hdr.target.locURI}`,
    `  ┌ session ${hdr.sessionID}, message ${hdr.msgID}`,
    ...credential,
    ...commands,
    end,
  ]
}

function rungs(command: Command, indent: string): string[] {
  const line = `${indent}${inWords(command)}${placesOf(command)}`
  return 'commands' in command
    ? [line, ...command.commands.flatMap((each) => rungs(each, `${indent}  `))]
    : [line]
}

function inWords(command: Command): string {
  if (command.name === 'Status') return `${command.cmd}: ${command.data} ${describeStatus(command.data)}`
  if (command.name === 'Alert') return `Alert ${describeAlert(command.data)}`.trimEnd()
  return command.name
}

function placesOf(command: Command): string {
  if ('commands' in command || command.name === 'Status') return ''
  const places = command.items.map(({ target, source }) => target?.locURI ?? source?.locURI)
  const named = places.filter((each) => each !== undefined)
  return named.length === 0 ? '' : ` ${named.join(', ')}`
}

/** `Alert 1201 · SyncHdr 212 · 3 Get`: the commands of a message in a few words, equal ones counted. */
export function commandsLine({ body }: SyncML): string {
  const counts = new Map<string, number>()
  for (const command of body.commands) {
    const words =
      command.name === 'Status'
        ? `${command.cmd} ${command.data}`
        : command.name === 'Alert'
          ? `Alert ${command.data ?? ''}`.trimEnd()
          : command.name
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const words = [...counts].map(([each, times]) => (times === 1 ? each : `${times} × ${each}`))
  return words.join(' · ') || 'no commands'
}
