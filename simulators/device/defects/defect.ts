import type { CardFaults } from '../../card/faults.ts'
import type { DeviceBehaviour } from '../behaviour.ts'

/** A seeded fault of the device or of the card in it, for measuring whether the client cases bite. */
export interface DeviceDefect {
  readonly id: string
  readonly name: string
  readonly summary: string
  /** The case of the catalogue that shows it. */
  readonly shownBy: string
  readonly behaviour: DeviceBehaviour
  readonly card?: CardFaults
}
