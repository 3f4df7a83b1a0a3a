import type { Element } from '../markup/element.ts'
import { readWbxml } from '../wbxml/read.ts'
import type { Deviation } from './deviation.ts'
import { ElementReader } from './element-reader.ts'
import type { MgmtNode, MgmtTree } from './message.ts'
import { SyncMLProblem } from './problem.ts'

/** Builds a management tree from its `MgmtTree` element (TND 1.2.1 §8, DDF DTD). */
export function treeFrom(element: Element, deviations: Deviation[]): MgmtTree {
  if (element.name !== 'MgmtTree') {
    throw new SyncMLProblem('unsupported', element.offset, `<MgmtTree>, not <${element.name}>`)
  }
  const reader = new ElementReader(element, deviations, ['VerDTD', 'Man', 'Mod', 'Node'])
  const man = reader.text('Man')
  const mod = reader.text('Mod')
  const tree: MgmtTree = {
    verDTD: reader.must('VerDTD'),
    ...(man !== undefined && { man }),
    ...(mod !== undefined && { mod }),
    nodes: reader.all('Node').map((node) => nodeFrom(node, deviations)),
  }
  reader.close()
  return tree
}

/** A tree inside OPAQUE data is a WBXML document of its own; other octets are data. */
export function nestedTree(octets: Uint8Array, deviations: Deviation[]): MgmtTree | undefined {
  if (octets.length < 8 || (octets[0] ?? 0) < 1 || (octets[0] ?? 0) > 3) return undefined
  try {
    const nested = readWbxml(octets)
    if (nested.root.name !== 'MgmtTree') return undefined
    deviations.push(...nested.deviations)
    return treeFrom(nested.root, deviations)
  } catch (problem) {
    if (problem instanceof SyncMLProblem) return undefined
    throw problem
  }
}

const NODE_ORDER = ['NodeName', 'Path', 'RTProperties', 'DFProperties', 'Value', 'Node']

function nodeFrom(element: Element, deviations: Deviation[]): MgmtNode {
  const reader = new ElementReader(element, deviations, NODE_ORDER)
  const path = reader.text('Path')
  const properties = reader.one('RTProperties')
  reader.one('DFProperties')
  const value = reader.one('Value')
  const nodes = reader.all('Node').map((node) => nodeFrom(node, deviations))
  const node: MgmtNode = {
    nodeName: reader.must('NodeName'),
    ...(path !== undefined && { path }),
    ...(properties && { rt: propertiesFrom(properties, deviations) }),
    ...(value && { value: value.opaque ?? value.text }),
    ...(nodes.length > 0 && { nodes }),
  }
  reader.close()
  return node
}

const RT_ORDER = ['ACL', 'Format', 'Name', 'Size', 'Title', 'TStamp', 'Type', 'VerNo']

function propertiesFrom(element: Element, deviations: Deviation[]): NonNullable<MgmtNode['rt']> {
  const reader = new ElementReader(element, deviations, RT_ORDER)
  const text = <K extends string>(name: string, key: K) => {
    const value = reader.text(name)
    return (value === undefined ? {} : { [key]: value }) as { [key in K]?: string }
  }
  const count = <K extends string>(name: string, key: K) => {
    const value = reader.text(name)
    return (value && /^\d+$/.test(value) ? { [key]: Number(value) } : {}) as { [key in K]?: number }
  }
  // Format and Type hold an element named after the value: <Format><chr/></Format>, <Type><MIME>text/plain</MIME></Type>.
  const format = reader.one('Format')?.children[0]?.name
  const typeElement = reader.one('Type')
  const type = typeElement && (typeElement.children[0]?.text ?? typeElement.text).trim()
  const rt: NonNullable<MgmtNode['rt']> = {
    ...text('ACL', 'acl'),
    ...(format && { format }),
    ...text('Name', 'name'),
    ...count('Size', 'size'),
    ...text('Title', 'title'),
    ...text('TStamp', 'tStamp'),
    ...(type !== undefined && { type }),
    ...count('VerNo', 'verNo'),
  }
  reader.close()
  return rt
}
