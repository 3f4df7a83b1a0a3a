import type { Path } from '../tree/tree.ts'
import { LAWMO_MACHINE } from './machine/lawmo.ts'
import {
  type Completion,
  type ManagedObject,
  type ObjectHost,
  StateNode,
  type Work,
  WRONG_STATE,
} from './managed-object.ts'
import { LAWMO_RESULT } from './result.ts'

export const LAWMO_ROOT = ['LAWMO'] as const

/** Where the person's own data are; a wipe takes them away. */
export const USER_DATA = ['UserData'] as const

const LOCKS = { FullyLock: 'locked', PartiallyLock: 'partly-locked', UnLock: 'unlocked' } as const

const OPERATIONS = ['FullyLock', 'PartiallyLock', 'UnLock', 'FactoryReset', 'Wipe'] as const

/** Lock and wipe (LAWMO 1.0). The holder is told when the server wants it, and is never asked. */
export class Lawmo implements ManagedObject {
  readonly root = LAWMO_ROOT
  readonly #host: ObjectHost
  readonly #state: StateNode

  constructor(host: ObjectHost) {
    this.#host = host
    this.#state = new StateNode(host, LAWMO_MACHINE, { leaf: [...LAWMO_ROOT, 'State'], node: LAWMO_ROOT })
  }

  /** Fully locked: nobody can use the phone, and it asks nobody. */
  get locked(): boolean {
    return this.#state.value === 10
  }

  exec([place, name, more]: Path): Work | number {
    const operation = OPERATIONS.find((each) => each.toLowerCase() === name?.toLowerCase())
    if (place !== 'Operations' || !operation || more !== undefined) return 405
    if (!this.#state.can(operation)) return WRONG_STATE
    return async () => this.#perform(operation)
  }

  #perform(operation: (typeof OPERATIONS)[number]): Completion {
    const { imei, tree, witness } = this.#host
    if (tree.text([...LAWMO_ROOT, 'LAWMOConfig', 'NotifyUser']) === 'true')
      this.#host.ask({ what: 'session', text: NOTICE[operation] }, true)
    this.#state.step(operation)
    if (operation === 'Wipe' || operation === 'FactoryReset') {
      const taken = this.#wipe(operation === 'FactoryReset')
      witness({ kind: 'lock.state', imei, state: 'wiped' })
      return this.#done(operation, taken)
    }
    witness({ kind: 'lock.state', imei, state: LOCKS[operation] })
    return this.#done(operation, LAWMO_RESULT.ok)
  }

  /** What the list marks goes; where nothing is marked, everything that is the user's. */
  #wipe(everything: boolean): number {
    const { tree } = this.#host
    const list = [...LAWMO_ROOT, 'AvailableWipeList']
    const marked = tree.names(list).filter((each) => tree.text([...list, each, 'ToBeWiped']) === 'true')
    const all = everything || marked.length === 0
    const names = all ? tree.names(USER_DATA) : marked
    for (const name of [...names]) tree.remove([...USER_DATA, name])
    if (everything) for (const name of [...tree.names(['Settings'])]) tree.remove(['Settings', name])
    if (everything) return LAWMO_RESULT.ok
    return all ? LAWMO_RESULT.wiped : LAWMO_RESULT.wipedList
  }

  #done(operation: string, result: number): Completion {
    return {
      type: 'urn:oma:at:lawmo:1.0:OperationComplete',
      source: `./LAWMO/Operations/${operation}`,
      result,
      mark: 'warning',
    }
  }
}

const NOTICE = {
  FullyLock: 'This phone has been locked.',
  PartiallyLock: 'This phone has been locked in part.',
  UnLock: 'This phone has been unlocked.',
  FactoryReset: 'This phone goes back to how it left the factory.',
  Wipe: 'The data in this phone are deleted.',
} as const
