import type { Command } from '../../../protocol/syncml/message.ts'
import { del, group, put } from './orders.ts'
import type { Unnumbered } from './package-one.ts'

/** Where cases make nodes: each has one of its own below it. */
const PLACE = /^\.\/Settings\/[A-Za-z]+/

/** The highest nodes of a case's own that these commands make, nested commands included. */
export function madeBy(commands: readonly (Unnumbered | Command)[]): string[] {
  return commands.flatMap((command) => {
    if ('commands' in command) return madeBy(command.commands)
    if (command.name !== 'Add' && command.name !== 'Copy') return []
    return command.items.flatMap(({ target }) => PLACE.exec(target?.locURI ?? '')?.[0] ?? [])
  })
}

/** Takes nodes away again, whatever their ACL has become: who may write to their parent may open them. */
export const tidying = (uris: readonly string[]): Unnumbered[] =>
  uris.map((uri, at) =>
    group(
      'Sequence',
      `90${at}`,
      put(`91${at}`, `${uri}?prop=ACL`, 'Delete=*&Get=*&Replace=*', { format: 'chr' }),
      del(`92${at}`, uri),
    ),
  )
