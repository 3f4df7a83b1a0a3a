import type { Witness } from '../world/witness.ts'

/** The network's register of services that are switched on for a subscription, such as minutes or a game. */
export class Entitlements {
  readonly #on = new Set<string>()
  readonly #witness: Witness

  constructor(witness: Witness) {
    this.#witness = witness
  }

  /** Switches the items of an order on, each once, however often it is asked. */
  switchOn(order: string, about: { imsi: string; imei?: string }, items: readonly string[]): void {
    for (const item of items) {
      const name = JSON.stringify([order, about.imsi, item])
      if (this.#on.has(name)) continue
      this.#on.add(name)
      this.#witness({ kind: 'entitlement.on', order, ...about, item })
    }
  }
}
