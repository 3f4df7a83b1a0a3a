import type { Item, MgmtNode, MgmtTree } from '../../../protocol/syncml/message.ts'
import { SyncMLProblem } from '../../../protocol/syncml/problem.ts'
import { readTnds } from '../../../protocol/syncml/tnds.ts'
import { formatAcl, parseAcl } from '../../../protocol/tree/acl.ts'
import { parseTreeUri, type TreeUri, UriProblem } from '../../../protocol/tree/uri.ts'
import { interior, isInterior, type NodeCommand, type TreeNode } from '../tree/node.ts'
import { aclOfNewInterior, may, mayReplaceAcl } from '../tree/rights.ts'
import type { ManagementTree, Path } from '../tree/tree.ts'
import { failed, type Outcome } from './outcome.ts'

export interface Actor {
  readonly tree: ManagementTree
  readonly serverId: string
  readonly objects: Operable
  /** A fault (D-25): what cannot be read can be read. */
  readonly secretsReadable?: boolean
}

/** What management objects do when servers write to their nodes and execute them. */
export interface Operable {
  exec(path: Path, correlator?: string): number
  wrote(path: Path, command: 'Add' | 'Replace'): void
  /** Answers how to forget what was accepted since. */
  mark(): () => void
}

/** Limits that DevDetail/URI of our models states. */
const MAX_DEPTH = 16
const MAX_TOTAL = 512
const MAX_SEGMENT = 64

/** Resolves a Target; a URI that no node can have is answered with the status the standard has for it. */
export function resolve(target: string | undefined): TreeUri | number {
  if (target === undefined) return 404
  try {
    const uri = parseTreeUri(target)
    const long =
      target.length > MAX_TOTAL ||
      uri.path.length > MAX_DEPTH ||
      uri.path.some((name) => name.length > MAX_SEGMENT)
    return long ? 414 : uri
  } catch (problem) {
    if (problem instanceof UriProblem) return problem.status
    throw problem
  }
}

export const understands = (node: TreeNode, command: NodeCommand): boolean =>
  node.access?.includes(command) ?? true

/** Add (RepPro §6.6.1): a new node, or a whole tree where the data are one. */
export function add({ tree, serverId, objects }: Actor, item: Item): Outcome {
  const target = item.target?.locURI ?? ''
  const uri = resolve(item.target?.locURI)
  if (typeof uri === 'number') return failed(uri, target)
  if (uri.prop || uri.list) return failed(405, target)
  const { path } = uri
  if (tree.get(path)) return failed(418, target)
  const parentPath = path.slice(0, -1)
  const parent = tree.get(parentPath)
  if (!parent) return failed(404, target)
  if (!isInterior(parent) || !understands(parent, 'Add')) return failed(405, target)
  if (!may(tree, parentPath, 'Add', serverId)) return failed(425, target)
  const node = nodeOf(item)
  if (typeof node === 'number') return failed(node, target)
  if ('nodes' in node) return { status: plantTree(tree, path, node), target }
  const acl = isInterior(node) ? aclOfNewInterior(tree, parentPath, serverId) : undefined
  tree.add(path, { ...node, ...(acl && { acl }) })
  objects.wrote(path, 'Add')
  return { status: 200, target }
}

/** Replace (RepPro §6.6.14): the value or a property of a node that exists. */
export function replace({ tree, serverId, objects }: Actor, item: Item): Outcome {
  const target = item.target?.locURI ?? ''
  const uri = resolve(item.target?.locURI)
  if (typeof uri === 'number') return failed(uri, target)
  if (uri.list) return failed(405, target)
  const old = tree.get(uri.path)
  if (!old) return failed(404, target)
  if (uri.prop) return { status: replaceProperty({ tree, serverId, objects }, uri, item), target }
  if (!understands(old, 'Replace')) return failed(405, target)
  if (!may(tree, uri.path, 'Replace', serverId)) return failed(425, target)
  const node = nodeOf(item, old.format)
  if (typeof node === 'number') return failed(node, target)
  if ('nodes' in node) {
    if (old.permanent) return failed(405, target)
    const before = tree.snapshot()
    tree.remove(uri.path)
    const status = plantTree(tree, uri.path, node)
    if (status !== 200) tree.restore(before)
    return { status, target }
  }
  if (isInterior(old) !== isInterior(node)) return failed(405, target)
  tree.set(uri.path, { ...old, ...node, ...(old.children && { children: old.children }) })
  objects.wrote(uri.path, 'Replace')
  return { status: 200, target }
}

function replaceProperty({ tree, serverId }: Actor, uri: TreeUri, item: Item): number {
  const { path, prop } = uri
  const node = tree.get(path) as TreeNode
  const value = typeof item.data === 'string' ? item.data : ''
  if (prop === 'ACL') {
    if (!mayReplaceAcl(tree, path, serverId)) return 425
    const acl = parseAcl(value)
    if (!acl || (path.length === 0 && value === '')) return 400
    tree.set(path, { ...node, acl: formatAcl(acl) })
    return 200
  }
  if (prop === 'Title' || prop === 'Name') {
    if (!may(tree, path, 'Replace', serverId)) return 425
    if (prop === 'Title') tree.set(path, { ...node, title: value })
    return prop === 'Title' ? 200 : rename(tree, path, node, value)
  }
  return ['Format', 'Size', 'TStamp', 'Type', 'VerNo'].includes(prop ?? '') ? 405 : 406
}

function rename(tree: ManagementTree, path: Path, node: TreeNode, name: string): number {
  const moved = [...path.slice(0, -1), name]
  if (node.permanent) return 405
  if (name === '' || name.includes('/') || name.length > MAX_SEGMENT) return 414
  if (tree.get(moved)) return 418
  const all = [...tree.walk(path)]
  tree.remove(path)
  for (const [each, kept] of all)
    tree.put([...moved, ...each.slice(path.length)], isInterior(kept) ? { ...kept, children: [] } : kept)
  return 200
}

/** The node that an item describes, the tree that it carries, or the status that says why it is neither. */
function nodeOf(item: Item, oldFormat?: string): TreeNode | MgmtTree | number {
  const { data, meta } = item
  const format = meta?.format ?? (meta?.type?.includes('dmtnds') ? 'xml' : (oldFormat ?? 'chr'))
  if (data !== undefined && typeof data !== 'string' && !(data instanceof Uint8Array)) return data
  if (meta?.type?.includes('dmtnds') && data !== undefined) return treeIn(data)
  if (format === 'node') return interior(meta?.type ? { type: meta.type } : {})
  const type = meta?.type ?? 'text/plain'
  if (format === 'b64' || format === 'bin') {
    const octets =
      data instanceof Uint8Array
        ? data
        : Buffer.from(data ?? '', format === 'b64' || oldFormat === 'bin' ? 'base64' : 'utf8')
    return { format: 'bin', type, value: Uint8Array.from(octets) }
  }
  const text = data instanceof Uint8Array ? Buffer.from(data).toString('utf8') : (data ?? '')
  if (format === 'int' && !/^[+-]?\d{1,10}$/.test(text)) return 415
  if (format === 'bool' && !/^(true|false)$/.test(text)) return 415
  if (!['chr', 'int', 'bool', 'xml', 'null', 'date', 'time', 'float'].includes(format)) return 415
  return { format, type, value: text }
}

function treeIn(data: string | Uint8Array): MgmtTree | number {
  try {
    return typeof data === 'string' ? readTnds(Buffer.from(data), 'xml').tree : readTnds(data, 'wbxml').tree
  } catch (problem) {
    if (problem instanceof SyncMLProblem) return 415
    throw problem
  }
}

/** The value of a carried leaf: base64 is kept as the octets that it stands for. */
const carried = (format: string, value: string | Uint8Array): Pick<TreeNode, 'format' | 'value'> =>
  format === 'b64' || format === 'bin'
    ? {
        format: 'bin',
        value: typeof value === 'string' ? Uint8Array.from(Buffer.from(value, 'base64')) : value,
      }
    : { format, value }

/** Makes the nodes of a carried tree below `path`; the outermost one takes the name of the Target. */
export function plantTree(tree: ManagementTree, path: Path, { nodes }: MgmtTree): number {
  const [top, ...others] = nodes
  if (!top || others.length > 0) return 400
  const plant = (at: Path, node: MgmtNode) => {
    const { acl, format = 'node', type } = node.rt ?? {}
    const fields = { ...(acl && { acl }), ...(type && { type }) }
    if (format === 'node') tree.put(at, interior(fields))
    else tree.put(at, { ...carried(format, node.value ?? ''), type: 'text/plain', ...fields })
    for (const child of node.nodes ?? []) plant([...at, child.nodeName], child)
  }
  plant(path, top)
  return 200
}
