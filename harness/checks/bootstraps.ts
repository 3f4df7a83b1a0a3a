import type { Stamped } from '../history/event.ts'

/** Counts bootstrap documents, to know which of them the server cannot know the fate of. */
export class Bootstraps {
  readonly #cards = new Map<string, Set<string>>()
  readonly #sent = new Map<string, number>()
  readonly #files = new Map<string, number>()
  readonly #applied = new Map<string, { card: number; air: number }>()

  take(event: Stamped): void {
    if (event.kind === 'sim.insert')
      this.#cards.set(event.imei, (this.#cards.get(event.imei) ?? new Set()).add(event.imsi))
    if (event.kind === 'bs.sent' && event.sender === 'target' && event.imsi)
      this.#sent.set(event.imsi, (this.#sent.get(event.imsi) ?? 0) + 1)
    if (event.kind === 'order' && event.name === 'cards' && event.imsi)
      this.#files.set(event.imsi, (this.#files.get(event.imsi) ?? 0) + 1)
    if (event.kind !== 'bs.applied') return
    const times = this.#applied.get(event.imei) ?? { card: 0, air: 0 }
    times[event.origin === 'card' ? 'card' : 'air'] += 1
    this.#applied.set(event.imei, times)
  }

  /** Documents that the server sent and the phone did not take, or took from its card: it may have written them down. */
  unknownToServer(imei: string): number {
    const of = (counts: ReadonlyMap<string, number>) =>
      [...(this.#cards.get(imei) ?? [])].reduce((sum, imsi) => sum + (counts.get(imsi) ?? 0), 0)
    const { card, air } = this.#applied.get(imei) ?? { card: 0, air: 0 }
    return Math.max(0, of(this.#sent) - air) + Math.max(of(this.#files), card)
  }
}
