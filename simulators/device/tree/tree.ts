import { interior, isInterior, type Plant, type TreeNode } from './node.ts'

/** Names from the root. */
export type Path = readonly string[]

/** A template: the nodes of a model by path, shared by all devices of that model and never changed. */
export type Template = ReadonlyMap<string, TreeNode>

const key = (path: Path) => path.join('\u0000')

/** Lays a plant out as a template. The root allows everybody to read and to add (TND §7.7.1). */
export function templateOf(plant: Plant): Template {
  const nodes = new Map<string, TreeNode>()
  const lay = (path: Path, node: TreeNode, below: Plant) => {
    nodes.set(key(path), isInterior(node) ? { ...node, children: Object.keys(below) } : node)
    for (const [name, each] of Object.entries(below)) {
      const child = 'node' in each ? each : { node: each, below: {} }
      lay([...path, name], child.node, child.below)
    }
  }
  lay([], interior({ acl: 'Add=*&Get=*', permanent: true }), plant)
  return nodes
}

/** A device's management tree: the template of its model, and a thin layer of what this device has changed. */
export class ManagementTree {
  readonly #template: Template
  #changed: Map<string, TreeNode | undefined>

  constructor(template: Template) {
    this.#template = template
    this.#changed = new Map()
  }

  get(path: Path): TreeNode | undefined {
    const at = key(path)
    return this.#changed.has(at) ? this.#changed.get(at) : this.#template.get(at)
  }

  /** Number of nodes that differ from the template. */
  get changes(): number {
    return this.#changed.size
  }

  /** Puts a node where none is, under an interior parent, which must exist. */
  add(path: Path, node: TreeNode): void {
    const parentPath = path.slice(0, -1)
    const parent = this.get(parentPath)
    const name = path.at(-1)
    if (!parent || name === undefined || !isInterior(parent))
      throw new RangeError('no interior node to add to')
    this.#changed.set(key(path), node)
    this.#changed.set(key(parentPath), { ...parent, children: [...(parent.children ?? []), name] })
  }

  /** Puts another node in the place of one that exists. */
  set(path: Path, node: TreeNode): void {
    if (!this.get(path)) throw new RangeError('no node to set')
    this.#changed.set(key(path), node)
  }

  /** Adds the node and whatever parents it lacks, or sets it: for the device's own use. */
  put(path: Path, node: TreeNode): void {
    for (let depth = 1; depth < path.length; depth++) {
      const parent = path.slice(0, depth)
      if (!this.get(parent)) this.add(parent, interior())
    }
    const old = this.get(path)
    if (old)
      this.set(path, {
        ...node,
        ...(node.children?.length ? {} : old.children && { children: old.children }),
      })
    else this.add(path, node)
  }

  /** Puts an interior node with all that is described below it. */
  plant(path: Path, below: Plant): void {
    if (!this.get(path)) this.put(path, interior())
    for (const [name, each] of Object.entries(below)) {
      if (!('node' in each)) this.put([...path, name], each)
      else {
        this.put([...path, name], each.node)
        this.plant([...path, name], each.below)
      }
    }
  }

  /** Takes away a node and everything below it. */
  remove(path: Path): void {
    const node = this.get(path)
    const name = path.at(-1)
    if (!node || name === undefined) return
    for (const child of node.children ?? []) this.remove([...path, child])
    this.#changed.set(key(path), undefined)
    const parentPath = path.slice(0, -1)
    const parent = this.get(parentPath)
    if (parent)
      this.set(parentPath, { ...parent, children: (parent.children ?? []).filter((each) => each !== name) })
  }

  /** The path and all paths below it, parents first. */
  *walk(path: Path): Generator<[Path, TreeNode]> {
    const node = this.get(path)
    if (!node) return
    yield [path, node]
    for (const child of node.children ?? []) yield* this.walk([...path, child])
  }

  /** Value of a leaf as text; undefined where there is no such leaf. */
  text(path: Path): string | undefined {
    const value = this.get(path)?.value
    return typeof value === 'string' ? value : value && Buffer.from(value).toString('base64')
  }

  /** Names of the children of a node, none where it is no interior node. */
  names(path: Path): readonly string[] {
    return this.get(path)?.children ?? []
  }

  /** All that differs from the template: the layer itself, which goes on changing with the tree. */
  get changed(): ReadonlyMap<string, TreeNode | undefined> {
    return this.#changed
  }

  /** The state to which `restore` can go back; nodes are shared, so it costs only the layer of changes. */
  snapshot(): ReadonlyMap<string, TreeNode | undefined> {
    return new Map(this.#changed)
  }

  restore(state: ReadonlyMap<string, TreeNode | undefined>): void {
    this.#changed = new Map(state)
  }
}
