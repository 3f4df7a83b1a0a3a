import { type Originator, originatorOf } from '../../protocol/package/originator.ts'
import { writePackage } from '../../protocol/package/package.ts'
import { firmwareImage } from '../../simulators/device/objects/software/firmware.ts'
import type { Random } from '../../simulators/world/random.ts'
import type { Phone } from './phone.ts'

/** What a package is to be, where it is not simply the next firmware of a phone. */
export interface PackageWishes {
  readonly version?: string
  /** Made for the enterprise. */
  readonly org?: string
  /** Only what differs from the firmware that the phone runs now. */
  readonly delta?: boolean
  /** The version that a delta starts from; the one that the phone runs when not given. */
  readonly from?: string
  /** Made for another model than the phone. */
  readonly model?: string
  /** Signed by somebody whom no phone knows. */
  readonly forged?: boolean
}

/** Those who make software for the phones of one play. Phones trust the maker's signature, and nobody else's. */
export class Software {
  readonly #random: Random
  #maker: Originator | undefined

  constructor(random: Random) {
    this.#random = random
  }

  /** Made when first asked for: in most plays nobody makes software, and keys are dear. */
  get maker(): Originator {
    this.#maker ??= this.#originator('maker')
    return this.#maker
  }

  get trusted(): ReadonlyMap<string, Uint8Array> {
    return new Map([[this.maker.name, this.maker.publicKey]])
  }

  #originator(name: string): Originator {
    return originatorOf(name, this.#random.fork(name).bytes(32))
  }

  /** Firmware for a phone, as its maker packs it. */
  firmware(phone: Phone, wishes: PackageWishes = {}): Uint8Array {
    const { firmware } = phone.device
    const { version = '9.0', org, delta = false, model = firmware.model, forged = false } = wishes
    const { from = firmware.version } = wishes
    const image = firmwareImage({ manufacturer: firmware.manufacturer, name: model }, version)
    return writePackage(
      {
        ...{ kind: 'firmware', name: `${model} firmware`, version, model, image },
        manufacturer: firmware.manufacturer,
        ...(org && { org }),
        ...(delta && { base: { version: from, image: firmware.image } }),
      },
      forged ? this.#originator('stranger') : this.maker,
    )
  }

  /** An application that runs on any phone. */
  application(name: string, wishes: Pick<PackageWishes, 'version' | 'org' | 'forged'> = {}): Uint8Array {
    const { version = '1.0', org, forged = false } = wishes
    const image = Buffer.from(`${name} ${version}\n`.repeat(40))
    return writePackage(
      { kind: 'application', name, version, manufacturer: '*', model: '*', image, ...(org && { org }) },
      forged ? this.#originator('stranger') : this.maker,
    )
  }
}
