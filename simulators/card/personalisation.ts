import { hplmn } from '../../protocol/identity/imsi.ts'
import type { LockCategory } from '../world/event.ts'
import type { Card } from './card.ts'

/** What a device is personalised to, by category (TS 22.022 §4); a category that is not there is unlocked. */
export interface SimLock {
  /** MCC and MNC as one text. */
  readonly N?: readonly string[]
  /** IMSI digits 6 and 7. */
  readonly NS?: readonly string[]
  /** GID1 in hexadecimal. */
  readonly SP?: readonly string[]
  /** GID2 in hexadecimal. */
  readonly C?: readonly string[]
  readonly S?: readonly string[]
}

const ORDER: readonly LockCategory[] = ['N', 'NS', 'SP', 'C', 'S']

/** The first category that rejects the card, or undefined when the device takes it. */
export function rejects(lock: SimLock, card: Card): LockCategory | undefined {
  return ORDER.find((category) => {
    const allowed = lock[category]
    return allowed !== undefined && !allowed.includes(codeOf(category, card))
  })
}

function codeOf(category: LockCategory, card: Card): string {
  const { mcc, mnc } = hplmn(card.imsi, card.mncLength)
  if (category === 'N') return mcc + mnc
  if (category === 'NS') return card.imsi.slice(5, 7)
  if (category === 'SP') return card.gid1 ?? ''
  if (category === 'C') return card.gid2 ?? ''
  return card.imsi
}

const TRIES = 5

/** The personalisation of one device: keys open categories for good, and wrong keys are counted. */
export class Personalisation {
  #lock: SimLock
  readonly #keys: Readonly<Partial<Record<LockCategory, string>>>
  readonly #tries = new Map<LockCategory, number>()

  constructor(lock: SimLock = {}, keys: Readonly<Partial<Record<LockCategory, string>>> = {}) {
    this.#lock = lock
    this.#keys = keys
  }

  rejects(card: Card): LockCategory | undefined {
    return rejects(this.#lock, card)
  }

  /** `blocked` after five wrong keys, whatever comes then. */
  unlock(category: LockCategory, key: string): 'ok' | 'wrong' | 'blocked' {
    const used = this.#tries.get(category) ?? 0
    if (used >= TRIES) return 'blocked'
    if (this.#keys[category] !== key) {
      this.#tries.set(category, used + 1)
      return used + 1 >= TRIES ? 'blocked' : 'wrong'
    }
    const { [category]: _open, ...rest } = this.#lock
    this.#lock = rest
    return 'ok'
  }
}
