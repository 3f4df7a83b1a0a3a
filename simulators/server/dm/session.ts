import type { SubscriberChallenge } from '../subscriber/challenge.ts'
import type { SubscriberProof } from '../subscriber/proof.ts'
import { OperationLog } from '../work/operation-log.ts'
import type { Answered, Plan } from '../work/plan.ts'
import type { DmAnswer } from './answer.ts'
import type { ClientSizes } from './client-sizes.ts'
import type { GenericAlert } from './generic-alert.ts'
import { IncomingObject } from './incoming-object.ts'
import { Outbox } from './outbox.ts'
import type { Unplaced } from './statuses.ts'

/** How far a peer has proven itself: for the session (212), for one message at a time (200), or not. */
export type Proven = 'no' | 'message' | 'session'

/** One DM session: what was said, who has proven what, and what is still on its way. */
export class Session {
  readonly token: string
  /** IMEI14 of SyncHdr/Source, or its text when it is no IMEI. */
  readonly device: string
  readonly source: string
  readonly sessionID: string
  readonly ip?: string
  readonly peer: string
  readonly openedAt: number
  lastSeen: number
  ended = false

  lastMsgID = 0
  serverMsgID = 0
  /** Messages of the client that were answered. */
  messages = 0
  lastFingerprint: string | undefined
  lastAnswer: DmAnswer | undefined

  /** The client: its account by id, the challenge that it must answer, and how often it failed. */
  client: Proven = 'no'
  account: number | undefined
  pendingNonce: Uint8Array | undefined
  failures = 0
  unproven = 0

  /** The server: the nonce that the client gave for this session, and how often it was not believed. */
  server: Proven = 'no'
  proofSent = false
  serverNonce: Uint8Array | undefined
  disbelieved = 0

  /** The subscriber (GBA). */
  challenge: SubscriberChallenge | undefined
  proof: SubscriberProof | undefined
  challenges = 0
  readonly challengeNonces: string[] = []

  /** False after a message without Final because more of the server's own package follows. */
  packageDone = true
  /** Statuses that did not fit into the last message. */
  statusesLeft: readonly Unplaced[] = []
  sizes: ClientSizes = {}
  devInfo: Record<string, string> = {}
  readonly incoming = new IncomingObject()
  readonly outbox = new Outbox()
  readonly told = new Map<string, string>()
  readonly operations = new OperationLog()
  /** Statuses and Generic Alerts that the work has not been told of. */
  answers: Answered[] = []
  alerts: GenericAlert[] = []
  work: Plan | undefined
  /** Jobs that this session has begun. */
  readonly begun = new Set<number>()
  batches = 0
  /** The enterprise that the subscription belongs to, and whether its contract was looked at. */
  org: string | undefined
  customised = false

  #tail: Promise<unknown> = Promise.resolve()

  constructor(parts: {
    token: string
    device: string
    source: string
    sessionID: string
    ip: string | undefined
    peer: string
    now: number
  }) {
    this.token = parts.token
    this.device = parts.device
    this.source = parts.source
    this.sessionID = parts.sessionID
    if (parts.ip !== undefined) this.ip = parts.ip
    this.peer = parts.peer
    this.openedAt = parts.now
    this.lastSeen = parts.now
  }

  /** Runs one exchange after the other, however many connections they come on. */
  alone<T>(exchange: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(exchange)
    this.#tail = turn.catch(() => undefined)
    return turn
  }
}
