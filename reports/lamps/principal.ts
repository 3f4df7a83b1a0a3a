/**
 * How well a principal is known to the target at a moment. `revoked`: it was shown, and has been overtaken by what
 * happened since (identity matrix §1.4), whatever the target still believes.
 */
export type Light = 'off' | 'claimed' | 'identified' | 'authenticated' | 'revoked'

type Shown = 'claimed' | 'identified' | 'authenticated'

const STRENGTH: Readonly<Record<Shown, number>> = { claimed: 1, identified: 2, authenticated: 3 }

/** One principal's lamp: it is as bright as the strongest ground that is still good. */
export class Principal {
  readonly #grounds = new Map<string, { readonly light: Shown; readonly until: number }>()
  #overtaken = false

  /** Something was shown to the target. `until` is in play time, milliseconds. */
  show(ground: string, light: Shown, until = Number.POSITIVE_INFINITY): void {
    this.#grounds.set(ground, { light, until })
    if (light !== 'claimed') this.#overtaken = false
  }

  /** Grounds that have served: what they proved ends with them, and nobody was misled. */
  end(...grounds: readonly string[]): void {
    for (const ground of grounds) this.#grounds.delete(ground)
  }

  /** Grounds that are no longer true. */
  revoke(...grounds: readonly string[]): void {
    for (const ground of grounds) {
      const held = this.#grounds.get(ground)
      if (!held) continue
      this.#grounds.delete(ground)
      if (held.light !== 'claimed') this.#overtaken = true
    }
  }

  revokeAll(): void {
    this.revoke(...this.#grounds.keys())
  }

  /** The lamp at a moment of play time. What has outlived its time is overtaken as well. */
  light(now: number): Light {
    this.revoke(...[...this.#grounds].filter(([, { until }]) => until < now).map(([ground]) => ground))
    let best: Shown | undefined
    for (const { light } of this.#grounds.values()) {
      if (best === undefined || STRENGTH[light] > STRENGTH[best]) best = light
    }
    if (best !== undefined && best !== 'claimed') return best
    return this.#overtaken ? 'revoked' : (best ?? 'off')
  }
}
