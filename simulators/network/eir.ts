import type { Witness } from '../world/witness.ts'

export type EquipmentStatus = 'white' | 'grey' | 'black'

/** The equipment identity register: lists by the 14 digits of equipment, with subscriptions that override black. */
export class Eir {
  readonly #status = new Map<string, { now: EquipmentStatus; before: EquipmentStatus }>()
  readonly #overrides = new Map<string, Set<string>>()
  readonly #witness: Witness

  constructor(witness: Witness) {
    this.#witness = witness
  }

  set(imei14: string, status: EquipmentStatus): void {
    const before = this.#status.get(imei14)?.now ?? status
    this.#status.set(imei14, { now: status, before })
    this.#witness({ kind: 'eir.change', imei: imei14, status })
  }

  /** This subscription may use the equipment although it is black: it is its owner’s. */
  override(imei14: string, imsi: string): void {
    const known = this.#overrides.get(imei14) ?? new Set()
    this.#overrides.set(imei14, known.add(imsi))
  }

  /** Undefined for equipment that is on no list. With `stale`, what was so before the last change. */
  check(
    imei14: string,
    imsi: string | undefined,
    stale = false,
  ): { status: EquipmentStatus; override: boolean } | undefined {
    const entry = this.#status.get(imei14)
    if (!entry) return undefined
    const status = stale ? entry.before : entry.now
    const override =
      status === 'black' && imsi !== undefined && (this.#overrides.get(imei14)?.has(imsi) ?? false)
    return { status: override ? 'white' : status, override }
  }

  knows(imei14: string): boolean {
    return this.#status.has(imei14)
  }
}
