import type { CardEvent } from './event/card.ts'
import type { DeliveryEvent } from './event/delivery.ts'
import type { NetworkEvent } from './event/network.ts'
import type { PaymentEvent } from './event/payment.ts'
import type { PcEvent } from './event/pc.ts'
import type { PeopleEvent } from './event/people.ts'
import type { QueryEvent } from './event/query.ts'
import type { ServerEvent } from './event/server.ts'
import type { SessionEvent } from './event/session.ts'
import type { SoftwareEvent } from './event/software.ts'
import type { WireEvent } from './event/wire.ts'

export type { LockCategory } from './event/card.ts'
export type { BootstrapOrigin, DeliveryEvent } from './event/delivery.ts'
export type { PaymentMeans } from './event/payment.ts'
export type { QueryEvent } from './event/query.ts'
export type { OrderSubject } from './event/server.ts'
export type { CredentialType } from './event/session.ts'
export type { ManagementObject } from './event/software.ts'

/**
 * The one vocabulary of what happens in a world (identity matrix §1.2). Simulators witness these facts; the harness
 * stamps them and judges. `session` names a DM session σ uniquely in the run; `imei` is always the 14 digits that
 * identify the equipment; `by` names a person.
 */
export type WorldEvent =
  | CardEvent
  | NetworkEvent
  | QueryEvent
  | DeliveryEvent
  | SessionEvent
  | PeopleEvent
  | PcEvent
  | PaymentEvent
  | SoftwareEvent
  | ServerEvent
  | WireEvent
