import { createHash } from 'node:crypto'
import type { Fleet } from '../fleet/fleet.ts'
import type { SessionEnd } from '../session/outcome.ts'

/**
 * How every device fared, in one number for each device and one for all: the sum over devices of a hash of its sessions'
 * outcomes in their order. Sums do not mind which worker had which device.
 */
export class Outcomes {
  readonly #fleet: Fleet
  readonly #ofDevice: Uint32Array
  readonly #words = new Map<string, number>()

  constructor(fleet: Fleet) {
    this.#fleet = fleet
    this.#ofDevice = new Uint32Array(fleet.size)
  }

  note(row: number, { outcome, failure }: SessionEnd): void {
    const word = this.#word(`${outcome} ${failure ?? ''}`)
    this.#ofDevice[row] = (Math.imul(this.#ofDevice[row] ?? 0, 0x01000193) ^ word) >>> 0
  }

  #word(text: string): number {
    const known = this.#words.get(text)
    if (known !== undefined) return known
    const made = createHash('sha256').update(text).digest().readUInt32LE()
    this.#words.set(text, made)
    return made
  }

  get sum(): number {
    let sum = 0
    for (let row = 0; row < this.#ofDevice.length; row++) {
      const mine = this.#ofDevice[row] ?? 0
      if (mine !== 0) sum = (sum + Math.imul(mine, 2 * this.#fleet.indexOf(row) + 1)) >>> 0
    }
    return sum
  }
}
