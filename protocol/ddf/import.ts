import { parseStringPromise } from 'xml2js'

/** A node of a device description (DDF 1.2): what a server may do with nodes of this shape. */
export interface DdfNode {
  /** Empty where the device or the server chooses the name. */
  readonly name: string
  readonly path?: string
  readonly access: readonly string[]
  readonly format?: string
  readonly occurrence?: string
  readonly scope: 'Permanent' | 'Dynamic'
  readonly defaultValue?: string
  readonly type?: string
  readonly description?: string
  readonly nodes: readonly DdfNode[]
}

/** A description that cannot be imported, with the reason. */
export class DdfProblem extends Error {
  override readonly name = 'DdfProblem'
}

/** What xml2js makes of an element: text, an empty text, or children by name. */
type Parsed = string | { readonly [name: string]: readonly Parsed[] | undefined }

const MAX_OCTETS = 4 * 1024 * 1024

/**
 * Imports a device description. The document type may be named, it is never fetched; an internal subset, which could
 * declare entities, is refused. Throws DdfProblem.
 */
export async function importDdf(xml: string | Uint8Array): Promise<DdfNode[]> {
  const text = typeof xml === 'string' ? xml : Buffer.from(xml).toString('utf8')
  if (text.length > MAX_OCTETS) throw new DdfProblem(`the description is larger than ${MAX_OCTETS} octets`)
  if (/<!DOCTYPE[^>]*\[/.test(text))
    throw new DdfProblem('the document type has an internal subset, which is refused')
  const parsed = (await parseStringPromise(text, { explicitArray: true }).catch((error: Error) => {
    throw new DdfProblem(`not XML: ${error.message.split('\n')[0]}`)
  })) as { MgmtTree?: Parsed } | null
  const tree = parsed?.MgmtTree
  if (typeof tree !== 'object') throw new DdfProblem('the root element is not MgmtTree')
  return (tree['Node'] ?? []).map((node) => nodeFrom(node, '/'))
}

function nodeFrom(node: Parsed, where: string): DdfNode {
  const name = text(child(node, 'NodeName'))
  if (name === undefined) throw new DdfProblem(`a Node under ${where} has no NodeName`)
  const properties = child(node, 'DFProperties')
  const optional = { path: text(child(node, 'Path')), ...shapeOf(properties) }
  return {
    name,
    access: namesIn(child(properties, 'AccessType')),
    scope: namesIn(child(properties, 'Scope'))[0] === 'Permanent' ? 'Permanent' : 'Dynamic',
    nodes: (typeof node === 'object' ? (node['Node'] ?? []) : []).map((each) =>
      nodeFrom(each, `${where}${name}/`),
    ),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

function shapeOf(properties: Parsed | undefined) {
  const type = child(properties, 'DFType')
  return {
    format: namesIn(child(properties, 'DFFormat'))[0],
    occurrence: namesIn(child(properties, 'Occurrence'))[0],
    defaultValue: text(child(properties, 'DefaultValue')),
    description: text(child(properties, 'Description')),
    type: text(child(type, 'MIME')) ?? text(child(type, 'DDFName')),
  }
}

const child = (node: Parsed | undefined, name: string): Parsed | undefined =>
  typeof node === 'object' ? node[name]?.[0] : undefined

const text = (node: Parsed | undefined): string | undefined =>
  typeof node === 'string' ? node.trim() : undefined

const namesIn = (node: Parsed | undefined): string[] =>
  typeof node === 'object' ? Object.keys(node).filter((name) => name !== '$' && name !== '_') : []
