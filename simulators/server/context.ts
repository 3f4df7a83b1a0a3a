import type { AuthType } from '../../protocol/credentials/type.ts'
import type { Clock } from '../world/clock.ts'
import type { Random } from '../world/random.ts'
import type { Decisions } from './decisions/decisions.ts'
import type { SubscriberAuthentication } from './decisions/subscriber-proof-needed.ts'
import type { NetworkFunctions } from './evidence/network-functions.ts'
import type { ServerLimits } from './limits.ts'
import type { Turns } from './portal/turns.ts'
import type { Store } from './store/store.ts'
import type { OrderedCommands } from './work/ordered.ts'

/** What every part of the server works with. */
export interface Context {
  readonly serverId: string
  readonly auth: AuthType
  readonly edgeToken: string
  readonly subAuth: SubscriberAuthentication
  readonly homePlmns: readonly string[]
  readonly bootstrapProfile: 'cp' | 'dm'
  readonly nafFqdn: string
  /** By which the URLs of packages are made. */
  readonly deliveryKey: Uint8Array
  readonly limits: ServerLimits
  readonly decisions: Decisions
  readonly store: Store
  readonly ordered: OrderedCommands
  readonly functions: NetworkFunctions
  readonly clock: Clock
  /** The date and time that users are told. Nothing is decided by it. */
  readonly calendar: Clock
  /** What concerns one order of the portal happens one after the other. */
  readonly turns: Turns
  /** One stream for each purpose, so that how many nonces were drawn never changes a password. */
  readonly random: Readonly<Record<'nonces' | 'secrets' | 'tokens' | 'pins', Random>>
  /** The DM endpoint, known once the listener stands. */
  readonly endpoint: () => string
  readonly log: (line: string) => void
}

/** Raises an alarm: in the audit log, and as a line for whoever watches. */
export function alarm(
  context: Context,
  reason: string,
  about: { imei?: string; imsi?: string; session?: string; case?: string },
): void {
  context.store.audit.write({ operation: 'ALARM', result: 'raised', reason, ...about })
  context.log(`alarm: ${reason}`)
}
