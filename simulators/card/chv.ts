export type ChvResult = 'ok' | 'wrong' | 'blocked'

const PIN_TRIES = 3
const PUK_TRIES = 10

/** What a card shows of its CHV. `retries` 0 is blocked, `pukRetries` 0 is for ever. */
export interface ChvState {
  readonly enabled: boolean
  readonly verified: boolean
  readonly retries: number
  readonly pukRetries: number
}

/** Card holder verification: PIN with three tries, PUK with ten (TS 102 221 §9.5, TS 11.11 §8). */
export class Chv {
  #pin: string
  readonly #puk: string
  #enabled: boolean
  #verified = false
  #retries = PIN_TRIES
  #pukRetries = PUK_TRIES
  readonly #forgetsTries: boolean

  /** `forgetsTries` makes a faulty one whose counter starts again with the power. */
  constructor(pin: string, puk: string, enabled: boolean, forgetsTries = false) {
    this.#pin = pin
    this.#puk = puk
    this.#enabled = enabled
    this.#forgetsTries = forgetsTries
  }

  get state(): ChvState {
    return {
      enabled: this.#enabled,
      verified: this.#verified,
      retries: this.#retries,
      pukRetries: this.#pukRetries,
    }
  }

  /** The counter goes down before the comparison: power lost in between costs a try, never gives one. */
  verify(pin: string): ChvResult {
    if (this.#retries === 0) return 'blocked'
    this.#retries -= 1
    this.#verified = pin === this.#pin
    if (this.#verified) this.#retries = PIN_TRIES
    return this.#verified ? 'ok' : this.#retries === 0 ? 'blocked' : 'wrong'
  }

  unblock(puk: string, newPin: string): ChvResult {
    if (this.#pukRetries === 0) return 'blocked'
    this.#pukRetries -= 1
    if (puk !== this.#puk) return this.#pukRetries === 0 ? 'blocked' : 'wrong'
    this.#pukRetries = PUK_TRIES
    this.#retries = PIN_TRIES
    this.#pin = newPin
    this.#verified = true
    this.#enabled = true
    return 'ok'
  }

  change(pin: string, newPin: string): ChvResult {
    const result = this.verify(pin)
    if (result === 'ok') this.#pin = newPin
    return result
  }

  /** A disabled CHV proves nothing about who is there. */
  disable(pin: string): ChvResult {
    const result = this.verify(pin)
    if (result === 'ok') {
      this.#enabled = false
      this.#verified = false
    }
    return result
  }

  enable(pin: string): ChvResult {
    const result = this.verify(pin)
    if (result === 'ok') this.#enabled = true
    return result
  }

  /** Power cycle: what was verified is forgotten, the counters stay. */
  reset(): void {
    this.#verified = false
    if (this.#forgetsTries) this.#retries = PIN_TRIES
  }
}
