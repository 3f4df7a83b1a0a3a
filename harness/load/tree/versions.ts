import { createHash } from 'node:crypto'
import type { Command, Item } from '../../../protocol/syncml/message.ts'
import { type Executed, type Executor, executeAll } from '../../../simulators/device/commands/execute.ts'
import { ManagementTree, type Template } from '../../../simulators/device/tree/tree.ts'
import type { Answer, Prompt } from '../../../simulators/people/person.ts'
import { ownCopy } from '../own-text.ts'
import { Probation } from '../probation.ts'
import { numbersOf } from './numbers.ts'

/** What a command did to a tree: the version that it led to, and what the device says of it. */
export interface Step {
  readonly to: number
  readonly executed: readonly Executed[]
}

export interface Acting {
  readonly serverId: string
  readonly content: 'xml' | 'wbxml'
  /** Asked for commands that a person answers; such a command is never remembered. */
  readonly ask: (prompt: Prompt) => Answer
}

/** What several commands did, one after the other; `refs` are their numbers in the order of `executed`. */
export interface Steps extends Step {
  readonly refs: readonly string[]
}

/** Management objects of a fleet's devices keep their nodes, and decline to be set to work: 406. */
const AT_REST: Executor['objects'] = { exec: () => 406, wrote: () => undefined, mark: () => () => undefined }

/** All that differs from a template. */
export type Changes = ReturnType<ManagementTree['snapshot']>

interface Version {
  readonly template: Template
  /** Of the template and all that differs from it: the same tree is kept once, however devices came to it. */
  readonly name: string
  readonly changes: Changes
  holders: number
}

/** Steps that are remembered before all of them are forgotten. */
const MOST_STEPS = 20_000

const REPEATABLE: ReadonlySet<string> = new Set([
  'Get',
  'Add',
  'Replace',
  'Delete',
  'Copy',
  'Sequence',
  'Atomic',
])

/**
 * The management trees of a fleet. Devices that went the same way from the same model have the same tree, so a tree is kept
 * once and a device only has its number; and what a command does to a tree it always does, so it is worked out once, by the
 * device's own code. A tree that no device has and no remembered step leads to is let go.
 */
export class TreeVersions {
  readonly #versions = new Map<number, Version>()
  readonly #byName = new Map<string, number>()
  readonly #templates = new Map<Template, number>()
  readonly #steps = new Map<string, Step>()
  /** Steps of the same commands from the same trees: whoever is told the same often is told it by the same objects. */
  #known = new WeakMap<readonly Command[], Map<number, Steps>>()
  #next = 1
  readonly #probation = new Probation()

  /** A version to start from: what `plant` makes of a model's template. */
  plant(template: Template, plant: (tree: ManagementTree) => void): number {
    const tree = new ManagementTree(template)
    plant(tree)
    const version = this.#keep(template, tree.snapshot())
    this.hold(version)
    return version
  }

  /** The version with these changes, which nobody holds yet. */
  adopt(template: Template, changes: Changes): number {
    return this.#keep(template, changes)
  }

  changes(version: number): Changes {
    return this.#version(version).changes
  }

  get size(): number {
    return this.#versions.size
  }

  tree(version: number): ManagementTree {
    const { template, changes } = this.#version(version)
    const tree = new ManagementTree(template)
    tree.restore(changes)
    return tree
  }

  hold(version: number): void {
    this.#version(version).holders += 1
  }

  release(version: number): void {
    const held = this.#version(version)
    held.holders -= 1
    if (held.holders > 0) return
    this.#versions.delete(version)
    this.#byName.delete(held.name)
  }

  /**
   * Executes commands in their order. The caller holds `from`, and afterwards holds what it comes to instead. An array of
   * commands must always be given with the same encoding and server.
   */
  executeAll(from: number, commands: readonly Command[], acting: Acting): Steps {
    const known = this.#known.get(commands)?.get(from)
    if (!known) return this.#executeAnew(from, commands, acting)
    if (known.to !== from) this.#move(from, known.to)
    return known
  }

  #executeAnew(from: number, commands: readonly Command[], acting: Acting): Steps {
    const memory = this.#probation.resting ? undefined : this.#known
    const executed: Executed[] = []
    const refs: string[] = []
    let to = from
    for (const command of commands) {
      const step = this.execute(to, command, acting)
      if (step.to !== to) this.#move(to, step.to)
      to = step.to
      executed.push(...step.executed)
      refs.push(...numbersOf(command).slice(0, step.executed.length))
    }
    const steps = { to, executed, refs }
    // Only while the steps are remembered, and so hold their trees.
    if (memory === this.#known && commands.every(repeatable)) this.#remember(from, commands, steps)
    return steps
  }

  #remember(from: number, commands: readonly Command[], steps: Steps): void {
    const known = this.#known.get(commands) ?? new Map<number, Steps>()
    known.set(from, steps)
    this.#known.set(commands, known)
  }

  #move(from: number, to: number): void {
    this.hold(to)
    this.release(from)
  }

  /** Executes one command of the top level. The caller holds `from`, and must hold what it comes to. */
  execute(from: number, command: Command, acting: Acting): Step {
    if (!repeatable(command)) return this.#act(from, command, acting)
    const key = `${from} ${acting.content} ${acting.serverId} ${nameOf(command)}`
    const known = this.#steps.get(key)
    if (known) {
      this.#probation.known()
      return known
    }
    if (this.#probation.anew() || this.#steps.size >= MOST_STEPS) this.#forget()
    const step = this.#act(from, command, acting)
    if (this.#probation.resting) return step
    this.hold(from)
    this.hold(step.to)
    this.#steps.set(key, step)
    return step
  }

  #act(from: number, command: Command, acting: Acting): Step {
    const { template, changes: before } = this.#version(from)
    const tree = this.tree(from)
    // A copy: what a tree keeps of a parsed message would keep all of its octets.
    const executed = executeAll([ownCopy(command)], { ...acting, tree, objects: AT_REST })
    const after = tree.changed
    const to = same(before, after) ? from : this.#keep(template, after)
    return { to, executed }
  }

  #keep(template: Template, changes: Changes): number {
    const name = this.#nameOf(template, changes)
    const known = this.#byName.get(name)
    if (known !== undefined) return known
    const number = this.#next++
    this.#versions.set(number, { template, changes, name, holders: 0 })
    this.#byName.set(name, number)
    return number
  }

  #nameOf(template: Template, changes: Changes): string {
    const number = this.#templates.get(template) ?? this.#templates.size
    this.#templates.set(template, number)
    const sorted = [...changes].sort(([one], [other]) => (one < other ? -1 : 1))
    return digest([number, sorted])
  }

  #version(number: number): Version {
    const version = this.#versions.get(number)
    if (!version) throw new RangeError(`there is no tree ${number}`)
    return version
  }

  #forget(): void {
    for (const [key, { to }] of this.#steps) {
      this.release(Number(key.slice(0, key.indexOf(' '))))
      this.release(to)
    }
    this.#steps.clear()
    this.#known = new WeakMap()
  }
}

function same(one: Changes, other: Changes): boolean {
  if (one.size !== other.size) return false
  for (const [path, node] of one) if (other.get(path) !== node || !other.has(path)) return false
  return true
}

function repeatable(command: Command): boolean {
  if (!REPEATABLE.has(command.name)) return false
  return !('commands' in command) || command.commands.every(repeatable)
}

/** What a command asks for, without its number: equal names are equal commands. */
function nameOf(command: Command): string {
  if ('commands' in command) return `${command.name}(${command.commands.map(nameOf).join('')})`
  let name = `${command.name}[`
  if ('items' in command) for (const item of command.items) name += itemName(item)
  return `${name}]`
}

function itemName({ target, source, meta, data }: Item): string {
  const value = data === undefined || typeof data === 'string' ? data : digest(data)
  return `${target?.locURI}\u0000${source?.locURI}\u0000${meta?.format}\u0000${meta?.type}\u0000${value}\u0001`
}

function digest(data: object): string {
  const text = data instanceof Uint8Array ? data : JSON.stringify(data)
  return createHash('sha256').update(text).digest('base64')
}
