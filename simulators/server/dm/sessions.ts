import type { Context } from '../context.ts'
import type { Approach } from '../decisions/continues-session.ts'
import { HttpProblem } from './http-problem.ts'
import { Session } from './session.ts'

/** How often the table looks for sessions that fell silent, in milliseconds of the clock. */
const SWEEP_MS = 5_000

/** How long a client may take to prove itself, so that nobody fills the table with nothing. */
const UNPROVEN_MS = 60_000

/** How long the last answer of a session that is over can be asked for again. */
const AFTERLIFE_MS = 15_000

/** How long a lost first answer may be asked for again without RespURI. */
const REPEAT_MS = 60_000

export interface Arrival extends Approach {
  readonly source: string
  readonly peer: string
  readonly fingerprint: string
  /** The nonce of a subscriber's challenge that the request answers. */
  readonly challengeNonce?: string
}

/** The sessions that are going on. Nobody gets hold of one without its token, its device and its line. */
export class Sessions {
  readonly #context: Context
  readonly #byToken = new Map<string, Session>()
  readonly #bySessionID = new Map<string, Set<Session>>()
  readonly #byChallenge = new Map<string, Session>()
  readonly #onEnd: (session: Session) => void
  #sweptAt: number
  #open = 0

  constructor(context: Context, onEnd: (session: Session) => void) {
    this.#context = context
    this.#onEnd = onEnd
    this.#sweptAt = context.clock.now()
  }

  /** The session of a message, a new one, or HttpProblem 404 when the message is in somebody else's name. */
  enter(arrival: Arrival): Session {
    this.#sweep()
    const challenged = this.#challenged(arrival)
    const token = arrival.token ?? challenged?.token
    const approach: Approach = { ...arrival, ...(token !== undefined && { token }) }
    const found = this.#context.decisions.continuesSession(approach, {
      byToken: (each) => this.#live(this.#byToken.get(each)),
      bySessionID: (each) => [...(this.#bySessionID.get(each) ?? [])].reverse().find((s) => this.#live(s)),
    })
    if (found === 'foreign') {
      throw new HttpProblem(404, 'there is no such session for this device')
    }
    if (found !== 'new') return found
    return this.#repeated(arrival) ?? this.#begin(arrival)
  }

  /** Remembers which session a subscriber's challenge belongs to: the answer to the first one comes without RespURI. */
  expectAnswer(nonce: string, session: Session): void {
    this.#byChallenge.set(nonce, session)
    session.challengeNonces.push(nonce)
  }

  end(session: Session): void {
    if (session.ended) return
    session.ended = true
    this.#open -= 1
    this.#onEnd(session)
  }

  /** Ends everything, as when the server is shut down. */
  endAll(): void {
    for (const session of this.#byToken.values()) this.end(session)
  }

  #begin(arrival: Arrival): Session {
    const { clock, limits, random } = this.#context
    if (this.#open >= limits.sessions) {
      throw new HttpProblem(503, 'too many sessions are open', { 'retry-after': '30' })
    }
    const { device, source, sessionID, ip, peer } = arrival
    const token = random.tokens.token(16)
    const session = new Session({ token, device, source, sessionID, ip, peer, now: clock.now() })
    this.#open += 1
    this.#byToken.set(token, session)
    const namesakes = this.#bySessionID.get(sessionID) ?? new Set()
    this.#bySessionID.set(sessionID, namesakes.add(session))
    return session
  }

  #challenged(arrival: Arrival): Session | undefined {
    return arrival.challengeNonce === undefined ? undefined : this.#byChallenge.get(arrival.challengeNonce)
  }

  /** A session that was opened by exactly this request, whose answer was lost before the client could go on. */
  #repeated(arrival: Arrival): Session | undefined {
    for (const session of this.#bySessionID.get(arrival.sessionID) ?? []) {
      const same =
        session.device === arrival.device &&
        session.messages === 1 &&
        session.lastFingerprint === arrival.fingerprint &&
        session.ip === arrival.ip &&
        session.peer === arrival.peer &&
        this.#context.clock.now() - session.lastSeen < REPEAT_MS
      if (same) return session
    }
    return undefined
  }

  #live(session: Session | undefined): Session | undefined {
    return session && !this.#stale(session) ? session : undefined
  }

  #stale(session: Session): boolean {
    const { clock, limits } = this.#context
    const unproven = session.client === 'no' ? UNPROVEN_MS : limits.idleMs
    return clock.now() - session.lastSeen > (session.ended ? AFTERLIFE_MS : unproven)
  }

  #sweep(): void {
    const now = this.#context.clock.now()
    if (now - this.#sweptAt < SWEEP_MS) return
    this.#sweptAt = now
    for (const session of this.#byToken.values()) {
      if (!this.#stale(session)) continue
      this.end(session)
      this.#forget(session)
    }
  }

  #forget(session: Session): void {
    this.#byToken.delete(session.token)
    for (const nonce of session.challengeNonces) this.#byChallenge.delete(nonce)
    const namesakes = this.#bySessionID.get(session.sessionID)
    namesakes?.delete(session)
    if (namesakes?.size === 0) this.#bySessionID.delete(session.sessionID)
  }
}
