import type { BootstrapAccount } from '../../protocol/bootstrap/account.ts'
import type { Bootstrapped } from '../../protocol/gba/key.ts'
import type { DmVersion } from '../../protocol/syncml/message.ts'
import type { Card } from '../card/card.ts'
import type { SimLock } from '../card/personalisation.ts'
import type { Person } from '../people/person.ts'
import type { Clock } from '../world/clock.ts'
import type { Random } from '../world/random.ts'
import type { Secrets } from '../world/secrets.ts'
import type { Witness } from '../world/witness.ts'
import type { ModelName } from './objects/model.ts'

export type Origin = 'fresh' | 'second-hand' | 'corporate' | 'roaming' | 'mis-configured'

export interface DeviceSpec {
  readonly model: ModelName
  /** 15 digits. */
  readonly imei: string
  /** Software version number, two digits. */
  readonly svn: string
  readonly origin: Origin
  readonly lock?: SimLock
  /** The enterprise that owns the device. */
  readonly org?: string
  /** Account and settings of the operator before. */
  readonly previous?: {
    readonly account: BootstrapAccount
    readonly imsi?: string
    readonly permanent: boolean
  }
  readonly dm: DmVersion
  readonly content: 'xml' | 'wbxml'
  readonly maxMsgSize?: number
  readonly maxObjSize?: number
  /** Firmware that it left the factory with, where that is not its model's. */
  readonly firmware?: string
  /** The key that the factory gave it (16 octets). */
  readonly makerKey?: Uint8Array
}

export interface DeviceParts {
  readonly clock: Clock
  readonly random: Random
  readonly witness: Witness
  readonly secrets: Secrets
  readonly person: Person
  /** Fingerprints of secrets are salted with this, so that equal ones show and nothing else. */
  readonly salt: string
  /** What the enterprise says to a subscription in its device. */
  readonly enterprise?: (org: string, imsi: string, imei14: string) => boolean
  readonly gba?: (card: Card) => Promise<Bootstrapped | undefined>
  /** Public keys of those whose software the device takes, by name; none when not given. */
  readonly trusted?: ReadonlyMap<string, Uint8Array>
}
