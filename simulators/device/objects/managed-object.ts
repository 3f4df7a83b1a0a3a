import { formatTreeUri } from '../../../protocol/tree/uri.ts'
import type { Answer, Prompt } from '../../people/person.ts'
import type { Transport } from '../../world/transport.ts'
import type { Witness } from '../../world/witness.ts'
import type { SoftwareBehaviour } from '../behaviour.ts'
import type { ManagementTree, Path } from '../tree/tree.ts'
import { type Machine, next } from './machine/machine.ts'
import type { Firmware } from './software/firmware.ts'

/** What a management object needs of the phone that it is in. */
export interface ObjectHost {
  /** 14 digits. */
  readonly imei: string
  readonly imsi: string | undefined
  readonly tree: ManagementTree
  readonly witness: Witness
  readonly behaviour: SoftwareBehaviour
  readonly firmware: Firmware
  /** The key that the factory gave it, by which its manufacturer knows it. */
  readonly makerKey: Uint8Array | undefined
  /** Public keys of the originators whose software the phone takes, by name. */
  readonly trusted: ReadonlyMap<string, Uint8Array>
  /** The data path as it is now. */
  readonly fetch: Transport
  readonly ask: (prompt: Prompt, indicated: boolean) => Answer
  /** What the phone wrote into its own log, oldest first. */
  readonly journal: readonly string[]
}

/** What an operation came to: the generic alert that tells the server (DM Protocol §8.7). */
export interface Completion {
  readonly type: string
  /** URI of the object, or of the node that was executed. */
  readonly source: string
  readonly result: number
  readonly mark?: string
  /** Done once the server has acknowledged the alert and the session is over. */
  readonly afterwards?: () => void
}

/** Work that an Exec set going; it is done after the Status 202 has been given. */
export type Work = (session: string) => Promise<Completion>

/** A management object in the phone: what its nodes do beyond holding values. Paths are relative to its root. */
export interface ManagedObject {
  readonly root: Path
  /** Takes an Exec: the work that was accepted, or the Status that refuses it. */
  exec(path: Path): Work | number
  /** A server has added or replaced a node. */
  wrote?(path: Path, command: 'Add' | 'Replace'): void
}

/** A leaf that holds the state of a machine, with the node in whose name changes are witnessed. */
export class StateNode {
  readonly #host: ObjectHost
  readonly #machine: Machine
  readonly #leaf: Path
  readonly #node: Path

  constructor(host: ObjectHost, machine: Machine, parts: { leaf: Path; node: Path }) {
    this.#host = host
    this.#machine = machine
    this.#leaf = parts.leaf
    this.#node = parts.node
  }

  get value(): number {
    return Number(this.#host.tree.text(this.#leaf))
  }

  can(event: string): boolean {
    return next(this.#machine, this.value, event) !== undefined
  }

  /** Follows the arrow of this event. False, and nothing changed, where there is none. */
  step(event: string): boolean {
    const from = this.value
    const to = next(this.#machine, from, event)
    if (to === undefined) return false
    this.#enter(to, event)
    return true
  }

  /** Goes where no arrow leads: a defect of the phone. */
  force(to: number, cause: string): void {
    this.#enter(to, cause)
  }

  #enter(to: number, cause: string): void {
    const { tree, witness, imei } = this.#host
    const from = this.value
    const node = tree.get(this.#leaf)
    if (node) tree.set(this.#leaf, { ...node, value: String(to) })
    if (from === to) return
    witness({
      kind: 'mo.state',
      imei,
      mo: this.#machine.mo,
      node: formatTreeUri({ path: this.#node }),
      from,
      to,
      cause,
    })
  }
}

/** The status for an Exec that the state of the object does not allow. */
export const WRONG_STATE = 409
