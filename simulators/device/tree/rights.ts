import {
  type Acl,
  type AclCommand,
  allows,
  formatAcl,
  parseAcl,
  withoutServer,
} from '../../../protocol/tree/acl.ts'
import type { ManagementTree, Path } from './tree.ts'

/** The ACL in force at a node: its own, or that of the nearest ancestor that has one; nothing is merged (TND §7.7.1). */
export function aclInForce(tree: ManagementTree, path: Path): Acl {
  for (let depth = path.length; depth >= 0; depth--) {
    const own = tree.get(path.slice(0, depth))?.acl
    if (own) return parseAcl(own) ?? {}
  }
  return {}
}

export function may(tree: ManagementTree, path: Path, command: AclCommand, serverId: string): boolean {
  return allows(aclInForce(tree, path), command, serverId)
}

/** The ACL of an interior node is changed by right on it or on its parent, that of a leaf by right on its parent alone. */
export function mayReplaceAcl(tree: ManagementTree, path: Path, serverId: string): boolean {
  const onParent = path.length > 0 && may(tree, path.slice(0, -1), 'Replace', serverId)
  const interior = tree.get(path)?.format === 'node'
  return onParent || (interior && may(tree, path, 'Replace', serverId))
}

/** The own ACL of an interior node that a server adds where it may not Replace the parent: it keeps what it made. */
export function aclOfNewInterior(tree: ManagementTree, parent: Path, serverId: string): string | undefined {
  if (may(tree, parent, 'Replace', serverId)) return undefined
  return formatAcl({ Add: [serverId], Delete: [serverId], Replace: [serverId], Get: ['*'] })
}

/** A server is gone: its name leaves every ACL; where it was the only one, the node inherits again, the root reads. */
export function strike(tree: ManagementTree, serverId: string): void {
  for (const [path, node] of [...tree.walk([])]) {
    if (!node.acl?.includes(serverId)) continue
    const acl = formatAcl(withoutServer(parseAcl(node.acl) ?? {}, serverId))
    tree.set(path, { ...node, acl: acl === '' && path.length === 0 ? 'Add=*&Get=*' : acl })
  }
}
