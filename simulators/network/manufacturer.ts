import { sameText } from '../../protocol/credentials/same.ts'
import { attestationOf } from '../../protocol/identity/attestation.ts'
import type { Random } from '../world/random.ts'
import type { Witness } from '../world/witness.ts'

/** By what operator and manufacturer know each other, unless the target file says otherwise. */
export const OPERATOR_TOKEN = 'rollcall-operator'
export const MANUFACTURER_TOKEN = 'rollcall-manufacturer'

/** A device that left the factory. */
export interface Made {
  readonly model: string
  readonly key: Uint8Array
}

export type Said =
  | { readonly status: 200; readonly body: Readonly<Record<string, unknown>> }
  | { readonly status: 401 | 403 | 404 | 409; readonly error: string }

/**
 * The server of a device manufacturer who fixes faults for an operator. It knows its devices by IMEI and by a key from
 * the factory, has no use for subscribers, and takes note when somebody tells it about one.
 */
export class Manufacturer {
  readonly #devices = new Map<string, Made>()
  readonly #challenges = new Map<string, string>()
  readonly #released = new Set<string>()
  readonly #random: Random
  readonly #witness: Witness
  /** Whether a value is an IMSI, MSISDN or ICCID of this world. */
  readonly #isSubscriber: (digits: string) => boolean

  constructor(random: Random, witness: Witness, isSubscriber: (digits: string) => boolean) {
    this.#random = random
    this.#witness = witness
    this.#isSubscriber = isSubscriber
  }

  make(imei14: string, made: Made): void {
    this.#devices.set(imei14, made)
  }

  knows(imei14: string): boolean {
    return this.#devices.has(imei14)
  }

  /** Every request is looked at before it is answered: what does it disclose, and did the operator prove itself? */
  hear(body: Readonly<Record<string, unknown>>): Said | undefined {
    const { token, ...disclosed } = body
    const mutual = typeof token === 'string' && sameText(token, OPERATOR_TOKEN)
    const leaves = leavesOf(disclosed)
    const { imei, campaign } = disclosed
    this.#witness({
      kind: 'manufacturer.request',
      imei: typeof imei === 'string' ? imei.slice(0, 14) : '',
      fields: leaves.map(({ name }) => name),
      subscriberData: leaves.some(({ value }) =>
        digitsIn(value).some((digits) => this.#isSubscriber(digits)),
      ),
      mutual,
      ...(typeof campaign === 'string' && { campaign }),
    })
    return mutual ? undefined : { status: 401, error: 'the operator did not prove itself' }
  }

  /** Is this one of the devices that the fix is for? Then the device must prove to be it. */
  target(imei14: string, model: string): Said {
    const device = this.#devices.get(imei14)
    if (!device) return { status: 404, error: 'no device of ours' }
    if (device.model !== model)
      return { status: 409, error: `that device left the factory as ${device.model}` }
    const challenge = this.#random.token(16)
    this.#challenges.set(imei14, challenge)
    return { status: 200, body: { challenge, token: MANUFACTURER_TOKEN } }
  }

  /** The fix is released for the device that answered its challenge, once. */
  release(imei14: string, proof: string): Said {
    const device = this.#devices.get(imei14)
    const challenge = this.#challenges.get(imei14)
    this.#challenges.delete(imei14)
    if (!device || challenge === undefined) return { status: 404, error: 'nobody asked for this device' }
    if (!sameText(proof, attestationOf(device.key, challenge, imei14))) {
      return { status: 403, error: 'the device did not prove to be this one' }
    }
    this.#released.add(imei14)
    return { status: 200, body: { released: true, token: MANUFACTURER_TOKEN } }
  }

  /** What came of a fix that was released. */
  report(imei14: string): Said {
    if (!this.#released.has(imei14)) return { status: 404, error: 'nothing was released for this device' }
    return { status: 200, body: { noted: true, token: MANUFACTURER_TOKEN } }
  }
}

/** The leaves of a JSON value with the path of each, e.g. `device.imei`. */
function leavesOf(value: unknown, name = ''): { name: string; value: string }[] {
  if (typeof value !== 'object' || value === null) return [{ name, value: String(value) }]
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, name === '' ? key : `${name}.${key}`),
  )
}

/** Runs of digits that can be numbers of a subscriber. */
const digitsIn = (text: string): string[] => text.match(/\d{8,20}/g) ?? []
