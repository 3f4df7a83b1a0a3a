import { attestationOf } from '../../../protocol/identity/attestation.ts'
import type { Path } from '../tree/tree.ts'
import type { ManagedObject, ObjectHost } from './managed-object.ts'

export const ATTESTATION_ROOT = ['Ext', 'Maker'] as const

/** The manufacturer's own object: a challenge that is written is answered in the leaf beside it. */
export class Attestation implements ManagedObject {
  readonly root = ATTESTATION_ROOT
  readonly #host: ObjectHost

  constructor(host: ObjectHost) {
    this.#host = host
  }

  /** Nothing here can be executed. */
  exec(): number {
    return 405
  }

  wrote([name]: Path): void {
    const { tree, makerKey, imei } = this.#host
    const at = [...ATTESTATION_ROOT, 'Proof']
    const node = tree.get(at)
    if (name !== 'Challenge' || !makerKey || !node) return
    const challenge = tree.text([...ATTESTATION_ROOT, 'Challenge']) ?? ''
    tree.set(at, { ...node, value: attestationOf(makerKey, challenge, imei) })
  }
}
