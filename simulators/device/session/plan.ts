import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import type { Bootstrapped } from '../../../protocol/gba/key.ts'
import type { Content } from '../../../protocol/syncml/content-type.ts'
import type { DmVersion } from '../../../protocol/syncml/message.ts'
import type { Answer, Prompt } from '../../people/person.ts'
import type { Random } from '../../world/random.ts'
import type { Secrets } from '../../world/secrets.ts'
import type { Transport } from '../../world/transport.ts'
import type { AlertBox } from '../alert-box.ts'
import type { DeviceBehaviour } from '../behaviour.ts'
import type { Operable } from '../commands/write-node.ts'
import type { ManagementTree, Path } from '../tree/tree.ts'
import type { EventOfSession } from './session.ts'

export interface SessionOutcome {
  /** Unique in the run: device and running number. */
  readonly session: string
  readonly outcome: 'complete' | 'refused' | 'aborted' | 'failed'
  readonly reason: string
  readonly messages: number
}

/** The first authenticated message of a session, kept for scenarios that replay it. */
export interface Recording {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** What one session is to be. */
export interface SessionPlan {
  readonly session: string
  readonly account: BootstrapAccount
  readonly accountPath: Path
  readonly wireSessionID: string
  readonly initiatedBy: 'server' | 'client'
  /** The trigger verified with the special nonce: both sides authenticate with it once (DM Notification §6.2). */
  readonly resync: boolean
  readonly content: Content
  readonly dm: DmVersion
  readonly maxMsgSize: number
  readonly maxObjSize: number
  readonly behaviour: DeviceBehaviour
}

/** What a session needs of its device. */
export interface SessionHost {
  readonly imei: string
  readonly tree: ManagementTree
  readonly random: Random
  readonly secrets: Secrets
  readonly transport: Transport
  readonly recording: Recording | undefined
  record(recording: Recording): void
  /** The nonce before the newest one of this account. */
  readonly staleNonce: Uint8Array | undefined
  keepNonces(plan: SessionPlan, nonces: { client?: Uint8Array; server?: Uint8Array }): void
  witnessIn(plan: SessionPlan, event: EventOfSession): void
  ask(prompt: Prompt, session: string): Answer
  /** Bootstraps a key with the card inside; undefined without a card, or when card and network do not agree. */
  bootstrapKey(): Promise<Bootstrapped | undefined>
  /** Whether the account is still in force: a bootstrap in the middle of a session may have replaced it. */
  readonly accountStands: boolean
  /** Generic alerts that no server has acknowledged. */
  readonly alerts: AlertBox
  /** The management objects, for commands of this session. */
  readonly objects: Operable
  /** Carries out now what was ordered, where the phone reports in the same session. */
  work(): Promise<void>
}
