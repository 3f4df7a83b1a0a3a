import { leaf } from '../tree/node.ts'
import type { Path } from '../tree/tree.ts'
import { DIAGMON_MACHINE } from './machine/diagmon.ts'
import { type ManagedObject, type ObjectHost, StateNode, type Work, WRONG_STATE } from './managed-object.ts'
import { DIAGMON_RESULT } from './result.ts'

export const DIAGMON_ROOT = ['DiagMon'] as const

/** The functions that our phones have, with what each of them collects. */
export const DIAGNOSTICS = {
  Log: ({ journal }: ObjectHost) => ({ Entries: journal.slice(-50).join('\n') }),
  Battery: () => ({ Level: '82', Health: 'good' }),
  Memory: ({ firmware }: ObjectHost) => ({ Total: '65536', Free: String(65536 - firmware.image.length) }),
  Radio: ({ imsi }: ObjectHost) => ({ Signal: imsi ? '-71' : 'none', Service: imsi ? 'home' : 'none' }),
} as const

export type Diagnostic = keyof typeof DIAGNOSTICS

const isDiagnostic = (name: string): name is Diagnostic => name in DIAGNOSTICS

/** Diagnostics and monitoring: a function is started, collects, and leaves what it found below DiagMonData. */
export class DiagMon implements ManagedObject {
  readonly root = DIAGMON_ROOT
  readonly #host: ObjectHost

  constructor(host: ObjectHost) {
    this.#host = host
  }

  exec([name = '', place, operation, more]: Path): Work | number {
    if (!isDiagnostic(name) || place !== 'Operations' || more !== undefined) return 405
    if (operation !== 'Start' && operation !== 'Stop') return 405
    const node = [...DIAGMON_ROOT, name]
    const state = new StateNode(this.#host, DIAGMON_MACHINE, { leaf: [...node, 'Status'], node })
    if (!state.step(operation)) return WRONG_STATE
    return async () => {
      if (operation === 'Start' && state.can('collected')) {
        this.#collect(name)
        state.step('collected')
      }
      return {
        type: 'urn:oma:at:diagmon:1.0:OperationComplete',
        source: `./DiagMon/${name}/Operations/${operation}`,
        result: DIAGMON_RESULT.ok,
      }
    }
  }

  #collect(name: Diagnostic): void {
    const found = Object.entries(DIAGNOSTICS[name](this.#host))
    for (const [key, value] of found)
      this.#host.tree.put([...DIAGMON_ROOT, name, 'DiagMonData', key], leaf(value, { access: ['Get'] }))
  }
}
