export type NodeCommand = 'Add' | 'Delete' | 'Exec' | 'Get' | 'Replace' | 'Copy'

/** A node of the management tree. Nodes never change: a change puts another node in its place. */
export interface TreeNode {
  /** `node` for interior nodes, else the format of the value; a base64 value is kept as octets with format `bin`. */
  readonly format: string
  /** MIME type of a leaf, or identifier of a management object. */
  readonly type?: string
  readonly value?: string | Uint8Array
  /** Own ACL; empty where it is inherited. */
  readonly acl?: string
  readonly title?: string
  /** Commands that the node understands at all (AccessType of its description); all of them where it is not said. */
  readonly access?: readonly NodeCommand[]
  /** Can be neither deleted nor renamed (Scope of its description). */
  readonly permanent?: boolean
  /** Names of the children of an interior node, in the order of their making. */
  readonly children?: readonly string[]
}

export const isInterior = (node: TreeNode): boolean => node.format === 'node'

/** An interior node without children. */
export const interior = (fields: Partial<TreeNode> = {}): TreeNode => ({
  format: 'node',
  children: [],
  ...fields,
})

/** A text leaf. */
export const leaf = (value: string, fields: Partial<TreeNode> = {}): TreeNode => ({
  format: 'chr',
  type: 'text/plain',
  value,
  ...fields,
})

/** What a device describes before it is anybody's: nested, with names as keys. */
export type Plant = { readonly [name: string]: TreeNode | Planted }

export interface Planted {
  readonly node: TreeNode
  readonly below: Plant
}

/** An interior node with what is below it. */
export const planted = (below: Plant, fields: Partial<TreeNode> = {}): Planted => ({
  node: interior(fields),
  below,
})
