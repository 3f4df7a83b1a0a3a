export type AclCommand = 'Add' | 'Delete' | 'Exec' | 'Get' | 'Replace'

/** Server identifiers by command; `*` is everybody. */
export type Acl = Readonly<Partial<Record<AclCommand, readonly string[]>>>

const COMMANDS: readonly AclCommand[] = ['Add', 'Delete', 'Exec', 'Get', 'Replace']
const ENTRY = /^(Add|Delete|Exec|Get|Replace)=([^=&+*\s]+(?:\+[^=&+*\s]+)*|\*(?:\+[^=&+\s]+)*|[^=&*\s]+\+\*)$/

/**
 * Reads an ACL value (TND §7.7): `Get=*&Replace=ServerA+ServerB`. A command that is named twice counts as both
 * together. Undefined when the text is no ACL; an empty text is the empty ACL.
 */
export function parseAcl(text: string): Acl | undefined {
  if (text === '') return {}
  const acl: Partial<Record<AclCommand, string[]>> = {}
  for (const entry of text.split('&')) {
    const found = ENTRY.exec(entry)
    if (!found) return undefined
    const command = found[1] as AclCommand
    const ids = (found[2] ?? '').split('+')
    acl[command] = [...new Set([...(acl[command] ?? []), ...ids])]
  }
  return acl
}

/** The ACL as text, commands in alphabetical order; `*` stands alone. */
export function formatAcl(acl: Acl): string {
  return COMMANDS.flatMap((command) => {
    const ids = acl[command] ?? []
    if (ids.length === 0) return []
    return `${command}=${ids.includes('*') ? '*' : ids.join('+')}`
  }).join('&')
}

/** Whether the server may use the command under this ACL alone; inheritance is the tree's business. */
export function allows(acl: Acl, command: AclCommand, serverId: string): boolean {
  const ids = acl[command] ?? []
  return ids.includes('*') || ids.includes(serverId)
}

/** The ACL without a server that has been removed; a command that nobody is left for disappears. */
export function withoutServer(acl: Acl, serverId: string): Acl {
  return Object.fromEntries(
    COMMANDS.flatMap((command) => {
      const ids = (acl[command] ?? []).filter((id) => id !== serverId)
      return ids.length > 0 ? [[command, ids]] : []
    }),
  )
}
