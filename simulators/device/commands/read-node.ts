import type { Item, MgmtNode } from '../../../protocol/syncml/message.ts'
import { formatTreeUri } from '../../../protocol/tree/uri.ts'
import { isInterior, type TreeNode } from '../tree/node.ts'
import { may } from '../tree/rights.ts'
import type { Path } from '../tree/tree.ts'
import { failed, type Outcome } from './outcome.ts'
import { type Actor, resolve, understands } from './write-node.ts'

/** Get (RepPro §6.6.7): a value, the names of children, a property, or a whole subtree. */
export function get(actor: Actor, item: Item, content: 'xml' | 'wbxml'): Outcome {
  const target = item.target?.locURI ?? ''
  const uri = resolve(item.target?.locURI)
  if (typeof uri === 'number') return failed(uri, target)
  const { path, prop, list } = uri
  const node = actor.tree.get(path)
  if (!node) return failed(404, target)
  if (path[0] === 'Inbox' || (!understands(node, 'Get') && !prop && !actor.secretsReadable))
    return failed(405, target)
  if (!may(actor.tree, path, 'Get', actor.serverId)) return failed(425, target)
  if (list) return listed(actor, path, list, target)
  if (prop) return property(path, prop, node, target)
  return { status: 200, target, results: [valueItem(target, node, content)] }
}

function valueItem(target: string, node: TreeNode, content: 'xml' | 'wbxml'): Item {
  const source = { locURI: target }
  if (isInterior(node)) return { source, meta: { format: 'node' }, data: (node.children ?? []).join('/') }
  const { format, type = 'text/plain', value = '' } = node
  if (value instanceof Uint8Array) {
    if (content === 'wbxml') return { source, meta: { format: 'bin', type }, data: value }
    return { source, meta: { format: 'b64', type }, data: Buffer.from(value).toString('base64') }
  }
  return { source, meta: { format, type }, data: value }
}

function property(path: Path, prop: string, node: TreeNode, target: string): Outcome {
  const { value = '' } = node
  const values: Record<string, string | undefined> = {
    ACL: node.acl ?? '',
    Format: node.format,
    Name: path.at(-1) ?? '.',
    Type: node.type ?? '',
    Title: node.title,
    Size: isInterior(node)
      ? undefined
      : String(typeof value === 'string' ? Buffer.byteLength(value) : value.length),
  }
  const found = values[prop]
  if (found === undefined) return failed(prop === 'Size' && isInterior(node) ? 405 : 406, target)
  return { status: 200, target, results: [{ source: { locURI: target }, data: found }] }
}

function listed({ tree, serverId }: Actor, start: Path, list: string, target: string): Outcome {
  if (list === 'Struct' || list === 'StructData') {
    const items: Item[] = []
    for (const [path, node] of tree.walk(start)) {
      if (!may(tree, path, 'Get', serverId)) continue
      const value =
        typeof node.value === 'string' ? node.value : Buffer.from(node.value ?? []).toString('base64')
      const readable = list === 'StructData' && !isInterior(node) && understands(node, 'Get')
      const meta = {
        format: node.format === 'bin' ? 'b64' : node.format,
        ...(node.type && { type: node.type }),
      }
      items.push({ source: { locURI: formatTreeUri({ path }) }, meta, ...(readable && { data: value }) })
    }
    return { status: 200, target, results: items }
  }
  if (!/^TNDS([+-](ACL|Format|Name|Size|Title|TStamp|Type|VerNo|Value))*$/.test(list))
    return failed(406, target)
  const nodeAt = (path: Path): MgmtNode | undefined => {
    const node = tree.get(path)
    if (!node || !may(tree, path, 'Get', serverId)) return undefined
    const nodes = (node.children ?? [])
      .map((name) => nodeAt([...path, name]))
      .filter((each) => each !== undefined)
    const { acl, type, value } = node
    const format = node.format === 'bin' ? 'b64' : node.format
    const rt = { ...(acl && { acl }), format, ...(type && { type }) }
    const readable = value !== undefined && understands(node, 'Get')
    const text = typeof value === 'string' ? value : Buffer.from(value ?? []).toString('base64')
    return {
      nodeName: path.at(-1) ?? '.',
      rt,
      ...(readable && { value: text }),
      ...(nodes.length > 0 && { nodes }),
    }
  }
  const top = nodeAt(start)
  const data = { verDTD: '1.2', nodes: top ? [top] : [] }
  const meta = { format: 'xml', type: 'application/vnd.syncml.dmtnds+xml' }
  return {
    status: 200,
    target,
    results: [{ source: { locURI: formatTreeUri({ path: start }) }, meta, data }],
  }
}
