import { type Element, NO_ATTRIBUTES } from '../markup/element.ts'
import { readWbxml } from '../wbxml/read.ts'
import { ElementReader } from './element-reader.ts'
import type { MgmtNode, MgmtTree } from './message.ts'
import type { Mutable } from './mutable.ts'
import { SyncMLProblem } from './problem.ts'
import { Reading } from './reading.ts'
import { runtimePropertiesFrom } from './runtime-properties-from-element.ts'
import { markupInside } from './text-of.ts'

/** Builds a management tree from its `MgmtTree` element (TND 1.2.1 §8, DDF DTD). */
export function treeFrom(element: Element, reading: Reading): MgmtTree {
  if (element.name !== 'MgmtTree') {
    throw new SyncMLProblem('unsupported', element.offset, `<MgmtTree>, not <${element.name}>`)
  }
  if (element.attributes !== NO_ATTRIBUTES)
    reading.deviate('attribute', '<MgmtTree> has attributes', element.offset)
  const reader = new ElementReader(element, 'MgmtTree', reading)
  const verDTD = reader.expected('VerDTD')
  const man = reader.text('Man')
  const mod = reader.text('Mod')
  const tree: Mutable<MgmtTree> = { verDTD, nodes: reader.all('Node').map((node) => nodeFrom(node, reading)) }
  if (man !== undefined) tree.man = man
  if (mod !== undefined) tree.mod = mod
  return tree
}

/**
 * A tree inside OPAQUE data is a WBXML document of its own; other octets are data, and so are those that only begin like
 * one. `at` is where the octets stand in the message. Limits count over both; one that is exceeded is thrown.
 */
export function nestedTree(octets: Uint8Array, at: number, reading: Reading): MgmtTree | undefined {
  if (octets.length < 8 || (octets[0] ?? 0) < 1 || (octets[0] ?? 0) > 3) return undefined
  const own = new Reading(reading.limits, [], 0)
  try {
    const { root, deviations, elements } = readWbxml(octets, reading.rest())
    reading.elements += elements
    if (root.name !== 'MgmtTree') return undefined
    own.deviations.push(...deviations)
    const tree = treeFrom(root, own)
    for (const { code, message, offset } of own.deviations) reading.deviate(code, message, at + offset)
    return tree
  } catch (problem) {
    if (!(problem instanceof SyncMLProblem)) throw problem
    if (problem.code === 'limit') throw new SyncMLProblem('limit', at + problem.offset, problem.expected)
    // A header that is none of ours: octets that happen to begin with 1, 2 or 3.
    if (!beginsDocument(octets)) return undefined
    reading.deviate('nested-unreadable', `nested WBXML: ${problem.message}`, at + problem.offset)
    return undefined
  }
}

/** Public identifier as text, UTF-8: what stands at the head of every nested tree seen so far. */
function beginsDocument(octets: Uint8Array): boolean {
  return octets[1] === 0x00 && octets[3] === 0x6a
}

function nodeFrom(element: Element, reading: Reading): MgmtNode {
  const reader = new ElementReader(element, 'Node', reading)
  const node: Mutable<MgmtNode> = { nodeName: reader.expected('NodeName') }
  const path = reader.text('Path')
  const properties = reader.one('RTProperties')
  const description = reader.one('DFProperties')
  const value = reader.one('Value')
  const nodes = reader.all('Node')
  if (path !== undefined) node.path = path
  if (properties) node.rt = runtimePropertiesFrom(properties, reading)
  if (description) reader.deviate('description-left-out', 'DFProperties in a tree', description.offset)
  if (value) {
    markupInside(value, reading)
    node.value = value.opaque ?? value.text
  }
  if (nodes.length > 0) node.nodes = nodes.map((each) => nodeFrom(each, reading))
  return node
}
