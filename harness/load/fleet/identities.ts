import { luhnDigit } from '../../../protocol/identity/luhn.ts'
import { drawer } from './draw.ts'

/** Devices that one seed can name: serial numbers have six digits, and a hundred type allocation codes are used. */
export const MOST_DEVICES = 10_000_000

/**
 * Who the devices of a fleet are. Each identity is the index in another dress, so that nothing is kept, no two devices
 * meet by chance, and a question about an identity finds its device at once.
 */
export class Identities {
  readonly #equipment: number
  readonly #subscription: number
  readonly #number: number
  readonly #plmn: string
  readonly #msin: number
  readonly #given: readonly string[]

  /** `given` are the IMEIs of devices that the target knows already. */
  constructor(
    seed: string,
    plmn: { readonly mcc: string; readonly mnc: string },
    given: readonly string[] = [],
  ) {
    this.#given = given
    const draw = drawer(seed, 'identities')
    this.#equipment = (draw(0) % 90_000) * MOST_DEVICES
    this.#plmn = plmn.mcc + plmn.mnc
    this.#msin = 10 ** (15 - this.#plmn.length)
    this.#subscription = (draw(1) % (this.#msin / MOST_DEVICES)) * MOST_DEVICES
    this.#number = (draw(2) % 100) * MOST_DEVICES
  }

  imei14(index: number): string {
    const given = this.#given[index]
    if (given !== undefined) return given.slice(0, 14)
    return `35${String(this.#equipment + index).padStart(12, '0')}`
  }

  /** 15 digits, the last of which checks the others. */
  imei(index: number): string {
    const given = this.#given[index]
    if (given !== undefined) return given
    const body = this.imei14(index)
    return `${body}${luhnDigit(body)}`
  }

  imsi(index: number): string {
    return this.#plmn + String(this.#subscription + index).padStart(15 - this.#plmn.length, '0')
  }

  msisdn(index: number): string {
    return `447${String(this.#number + index).padStart(9, '0')}`
  }

  /** Address in the operator's network. */
  ip(index: number): string {
    return `10.${(index >>> 16) & 255}.${(index >>> 8) & 255}.${index & 255}`
  }

  /** The device whose identity this is, if it is one of this fleet's form; the caller checks the range. */
  indexOf(kind: 'imei' | 'imsi' | 'msisdn' | 'ip', value: string): number | undefined {
    const index = this.#index(kind, value)
    return index !== undefined && index >= 0 && index < MOST_DEVICES ? index : undefined
  }

  #index(kind: 'imei' | 'imsi' | 'msisdn' | 'ip', value: string): number | undefined {
    if (kind === 'imei') {
      const given = this.#given.findIndex((imei) => imei.startsWith(value.slice(0, 14)))
      if (given !== -1) return given
      return /^35\d{12}/.test(value) ? Number(value.slice(2, 14)) - this.#equipment : undefined
    }
    if (kind === 'imsi') {
      if (!value.startsWith(this.#plmn) || value.length !== 15) return undefined
      return Number(value.slice(this.#plmn.length)) - this.#subscription
    }
    if (kind === 'msisdn') return value.startsWith('447') ? Number(value.slice(3)) - this.#number : undefined
    const parts = /^10\.(\d+)\.(\d+)\.(\d+)$/.exec(value)
    return parts ? (Number(parts[1]) << 16) | (Number(parts[2]) << 8) | Number(parts[3]) : undefined
  }
}
