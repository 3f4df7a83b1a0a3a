import { type Draft, SPACE_DMDDF } from '../markup/element.ts'
import type { MgmtNode, MgmtTree } from './message.ts'

const node = (name: string, children: readonly (Draft | undefined)[]): Draft => ({
  name,
  space: SPACE_DMDDF,
  children: children.filter((child): child is Draft => child !== undefined),
})

const text = (name: string, value: string | number | undefined): Draft | undefined =>
  value === undefined ? undefined : { name, space: SPACE_DMDDF, text: String(value) }

/** The elements of a management tree (TND 1.2.1 §8). */
export function treeDraft(tree: MgmtTree): Draft {
  return node('MgmtTree', [
    text('VerDTD', tree.verDTD),
    text('Man', tree.man),
    text('Mod', tree.mod),
    ...tree.nodes.map(nodeDraft),
  ])
}

function nodeDraft({ nodeName, path, rt, value, nodes = [] }: MgmtNode): Draft {
  const held: Draft | undefined =
    value === undefined || typeof value === 'string'
      ? text('Value', value)
      : { name: 'Value', space: SPACE_DMDDF, opaque: value }
  return node('Node', [
    text('NodeName', nodeName),
    text('Path', path),
    rt && propertiesDraft(rt),
    held,
    ...nodes.map(nodeDraft),
  ])
}

/** An interior node's Type is the identifier of a management object, a leaf's is a MIME type. */
function propertiesDraft(rt: NonNullable<MgmtNode['rt']>): Draft {
  const { format, type } = rt
  return node('RTProperties', [
    text('ACL', rt.acl),
    format === undefined ? undefined : node('Format', [{ name: format, space: SPACE_DMDDF }]),
    text('Name', rt.name),
    text('Size', rt.size),
    text('Title', rt.title),
    text('TStamp', rt.tStamp),
    type === undefined ? undefined : node('Type', [text(format === 'node' ? 'DDFName' : 'MIME', type)]),
    text('VerNo', rt.verNo),
  ])
}
