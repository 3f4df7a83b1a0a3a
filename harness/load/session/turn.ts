import type { Executed } from '../../../simulators/device/commands/execute.ts'
import type { Answer } from '../heard/ear.ts'
import type { ServerProof } from './server-proof.ts'
import type { Utterance } from './utterance.ts'

/** One message of a device and what came of it, as plain facts: events are made of them only when somebody must look. */
export interface Turn {
  readonly utterance: Utterance
  /** Milliseconds since the session began. */
  readonly sentAt: number
  heardAt: number
  /** HTTP status, 0 while nothing was heard. */
  status: number
  /** The body as it came, AS_WORDED where it can be made again; nothing where the session said more than is kept. */
  text: string | undefined
  /** x-syncml-hmac or www-authenticate, whichever there was. */
  proof: string
  /** What the answer was where it was no message: `http 503`, `not-syncml`. */
  oddity: string
  answer: Answer | undefined
  /** The answer named this device, and this session. */
  forUs: boolean
  ours: boolean
  /** The answer belonged to this session, and the verdict in it was heeded. */
  heeded: boolean
  /** The subscription had shown its key: what the server thought of that. */
  subscriber: boolean | undefined
  /** What the server's own proof was worth, where it was looked at. */
  believed: ServerProof | undefined
  executed: readonly Executed[] | undefined
  /** The server had proven itself when its commands were executed, or refused. */
  proven: boolean
  /** Whose nonce this answer gave out once more: a session's number, or −1. */
  reissued: number
}

/** In place of a body that the wording of the answer and its texts give again. */
export const AS_WORDED = 'as worded'

/** The body that came, one character for each octet. */
export function bodyHeard({ text, answer }: Turn): string | undefined {
  return text === AS_WORDED && answer?.wording ? answer.wording.octets(answer.texts ?? []) : text
}

export const turnOf = (utterance: Utterance, sentAt: number): Turn => ({
  utterance,
  sentAt,
  heardAt: 0,
  status: 0,
  text: undefined,
  proof: '',
  oddity: '',
  answer: undefined,
  forUs: false,
  ours: false,
  heeded: false,
  subscriber: undefined,
  believed: undefined,
  executed: undefined,
  proven: false,
  reissued: -1,
})

/** What one open session leaves behind until it is judged. Bounded: of a session that says more, octets are left out. */
export class SessionRecord {
  /** Characters of answers that are kept for one session. */
  static readonly MOST_OCTETS = 256 * 1024
  readonly turns: Turn[] = []
  #octets = 0
  overflowed = false
  /** Number of another device's session with the same SessionID that began before, or −1. */
  namesake = -1
  closedAt = 0
  outcome: 'complete' | 'refused' | 'aborted' | 'failed' = 'failed'
  reason = ''

  /** Keeps what came, as long as there is room. */
  heard(turn: Turn, at: number, status: number, text: string, proof: string): void {
    turn.heardAt = at
    turn.status = status
    turn.proof = proof
    this.#octets += text.length
    if (this.#octets > SessionRecord.MOST_OCTETS) this.overflowed = true
    else turn.text = text
  }
}
