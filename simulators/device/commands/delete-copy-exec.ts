import type { ExecCommand, Item } from '../../../protocol/syncml/message.ts'
import { isInterior } from '../tree/node.ts'
import { may } from '../tree/rights.ts'
import { failed, type Outcome } from './outcome.ts'
import { type Actor, resolve, understands } from './write-node.ts'

/** Delete (RepPro §6.6.5): the addressed node decides for everything below it. */
export function remove({ tree, serverId }: Actor, item: Item): Outcome {
  const target = item.target?.locURI ?? ''
  const uri = resolve(item.target?.locURI)
  if (typeof uri === 'number') return failed(uri, target)
  const node = tree.get(uri.path)
  if (!node) return failed(404, target)
  if (uri.prop || uri.list || node.permanent || uri.path.length === 0) return failed(405, target)
  if (!understands(node, 'Delete')) return failed(405, target)
  if (!may(tree, uri.path, 'Delete', serverId)) return failed(425, target)
  tree.remove(uri.path)
  return { status: 200, target }
}

/** Copy (RepPro §6.6.4): a leaf onto a leaf, new or old. */
export function copy({ tree, serverId }: Actor, item: Item): Outcome {
  const target = item.target?.locURI ?? ''
  const from = resolve(item.source?.locURI)
  const to = resolve(item.target?.locURI)
  if (typeof from === 'number') return failed(from, target)
  if (typeof to === 'number') return failed(to, target)
  const source = tree.get(from.path)
  if (!source) return failed(404, target)
  const old = tree.get(to.path)
  if (isInterior(source) || (old && isInterior(old))) return failed(403, target)
  if (!understands(source, 'Get')) return failed(405, target)
  if (!may(tree, from.path, 'Get', serverId)) return failed(425, target)
  const { format, type = 'text/plain', value = '' } = source
  if (old) {
    if (!understands(old, 'Replace')) return failed(405, target)
    if (!may(tree, to.path, 'Replace', serverId)) return failed(425, target)
    tree.set(to.path, { ...old, format, type, value })
    return { status: 200, target }
  }
  const parent = to.path.slice(0, -1)
  const above = tree.get(parent)
  if (!above) return failed(404, target)
  if (!isInterior(above) || !understands(above, 'Add')) return failed(405, target)
  if (!may(tree, parent, 'Add', serverId)) return failed(425, target)
  tree.add(to.path, { format, type, value })
  return { status: 200, target }
}

/** Exec (RepPro §6.6.6): 202 where the object will do it and say later what came of it. */
export function exec({ tree, serverId, objects }: Actor, command: ExecCommand): Outcome {
  const [item, second] = command.items
  const target = item?.target?.locURI ?? ''
  if (!item || second) return failed(400, target)
  const uri = resolve(item.target?.locURI)
  if (typeof uri === 'number') return failed(uri, target)
  const node = tree.get(uri.path)
  if (!node) return failed(404, target)
  if (!(node.access?.includes('Exec') ?? false)) return failed(405, target)
  if (!may(tree, uri.path, 'Exec', serverId)) return failed(425, target)
  return { status: objects.exec(uri.path, command.correlator), target }
}
