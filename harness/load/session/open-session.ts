import type { Bootstrapped } from '../../../protocol/gba/key.ts'
import { wireSessionID } from '../../../protocol/notification/package0.ts'
import { SyncMLProblem } from '../../../protocol/syncml/problem.ts'
import type { TransportProblem } from '../../../simulators/world/transport.ts'
import { unit } from '../fleet/draw.ts'
import { THINK_MS, type Traits } from '../fleet/traits.ts'
import type { Answer } from '../heard/ear.ts'
import type { Notice } from '../push/notice.ts'
import type { Whole } from '../wire/response-reader.ts'
import type { Waiter } from '../wire/wire.ts'
import { type Endpoint, pathAt } from './endpoint.ts'
import { GbaProof } from './gba-proof.ts'
import { MOST_MESSAGES } from './limits.ts'
import { COMPLETE, closing, ended, type SessionEnd } from './outcome.ts'
import type { Attack, SessionParts } from './parts.ts'
import type { Phrases } from './phrases.ts'
import { NO_REFS, type Saying } from './saying.ts'
import { Speaker } from './speaker.ts'
import type { Heard, Sent } from './step.ts'
import { Trust } from './trust.ts'
import { AS_WORDED, SessionRecord, type Turn, turnOf } from './turn.ts'
import type { Utterance } from './utterance.ts'
import { heed } from './verdict.ts'
import { Work } from './work.ts'

/**
 * One DM session of one device of a fleet, driven by answers: package 1, again after a challenge, and package 3 as often as
 * the server has commands. It does what `simulators/device/session` does, without waiting for anything.
 */
export class OpenSession implements Waiter {
  readonly #parts: SessionParts
  readonly #phrases: Phrases
  readonly #speaker: Speaker
  readonly #trust: Trust
  readonly #work: Work
  readonly row: number
  readonly index: number
  readonly traits: Traits
  readonly endpoint: Endpoint
  /** When it should have begun. */
  readonly intended: number
  readonly started: number
  /** Sessions of the device so far, this one included. */
  readonly count: number
  /** What it does that must not succeed; most sessions do nothing of the kind. */
  attack: Attack | undefined
  /** The session had every right to succeed, and nothing but the server can have kept it from that. */
  owed = false
  /** Its own connection, where the plan wants one for each session. */
  wire: Waiter['wire']
  /** Its certificate, where devices show them. */
  identity: Waiter['identity']
  /** Called by its owner when it is over. */
  after: (() => void) | undefined
  sessionID: string
  /** The SessionID with which it began. */
  readonly openedAs: string
  readonly record: SessionRecord | undefined
  readonly notice: Notice | undefined
  /** Where the server wants the next message. */
  target: string
  #path: string
  #step: Sent = 'package-1'
  /** When the message that is on its way should have left. */
  #due: number
  #retries = 0
  #disbelieved = 0
  #next: Saying[] = []
  #turn: Turn | undefined
  /** False while the server has not said all, or an object is half transferred. */
  #final = true
  #over = false

  /**
   * `judged`: whether what happens is kept, to be judged when the session has ended. `notice`: the package #0 that it answers.
   */
  constructor(
    parts: SessionParts,
    row: number,
    intended: number,
    { judged, notice }: { readonly judged: boolean; readonly notice?: Notice | undefined },
  ) {
    const { fleet, manners, edgeToken } = parts
    this.#parts = parts
    this.row = row
    this.index = fleet.indexOf(row)
    this.traits = fleet.traits(row)
    const phrases = parts.phrases[this.traits.content]
    this.#phrases = phrases
    const endpoint = parts.endpoints[this.traits.auth]
    if (!endpoint) throw new RangeError(`no endpoint takes ${this.traits.auth}`)
    this.endpoint = endpoint
    this.intended = intended
    this.notice = notice
    this.#due = notice?.at ?? intended
    this.started = parts.now()
    this.count = (fleet.sessions[row] ?? 0) + 1
    fleet.sessions[row] = this.count
    this.openedAs = manners.sessionID ?? wireIDOf(notice) ?? sessionIDOf(this.count + parts.usedSessionIDs)
    this.sessionID = this.openedAs
    this.record = judged ? new SessionRecord() : undefined
    this.target = endpoint.url
    this.#path = endpoint.path
    this.#trust = new Trust(fleet, row, this.traits.auth)
    this.#work = new Work(parts, phrases, row)
    this.#speaker = new Speaker(fleet, phrases, row, { endpoint, sessionID: this.sessionID, edgeToken })
  }

  get sentMessages(): number {
    return this.#speaker.msgID
  }

  /** Sends package 1. */
  begin(): void {
    this.attack = this.#parts.manners.attack(this)
    if (this.attack) this.#takeUp(this.attack)
    this.#sayPackageOne()
    this.#send(this.started)
  }

  #takeUp({ address, sessionID, msgID = 0 }: Attack): void {
    if (address === undefined || sessionID === undefined || !this.#moved(address)) return
    this.sessionID = sessionID
    this.#speaker.goOn(sessionID, msgID)
  }

  #sayPackageOne(): void {
    const { model } = this.traits
    const template = this.#phrases.packageOne(model, this.notice ? 'server' : 'client')
    this.#next.push({ template, refs: NO_REFS })
  }

  /** Sends what is to be said next; called again by the owner when a pause is over. */
  wake(due: number, now = this.#parts.now()): void {
    this.#due = due
    this.#send(now)
  }

  #send(now: number): void {
    if (this.#speaker.msgID >= MOST_MESSAGES) {
      return this.#end(ended('aborted', 'endless', `the server did not end within ${MOST_MESSAGES} messages`))
    }
    const says = this.#next
    this.#next = []
    this.#post(this.#speaker.speak(this.#final, says), now)
  }

  #post(utterance: Utterance, now: number): void {
    const octets = this.#speaker.address(this.#path, utterance)
    this.#turn = turnOf(utterance, now - this.started)
    this.record?.turns.push(this.#turn)
    this.#parts.meter.sent(this.#step)
    this.endpoint.client.send(octets, this, now)
  }

  failed({ fault, message }: TransportProblem): void {
    if (this.#over) return
    this.#parts.meter.lost(this.#step, fault === 'timeout')
    this.#end(ended('failed', `transport-${fault}`, message))
  }

  answered(whole: Whole): void {
    const turn = this.#turn
    if (!turn) return
    const { status, fields } = whole.head
    const now = this.#parts.now()
    const challenge = status === 401 ? fields.get('www-authenticate') : undefined
    if (challenge?.includes('3GPP-bootstrapping@')) return this.#prove(turn, challenge, now)
    const hmac = fields.get('x-syncml-hmac')
    this.record?.heard(turn, now - this.started, status, whole.text, status === 200 ? (hmac ?? '') : '')
    if (status !== 200) {
      turn.oddity = `http ${status}`
      const failure = status === 401 ? 'subscriber-refused' : (`http-${status}` as const)
      return this.#break(ended(status === 401 ? 'refused' : 'failed', failure, `HTTP ${status}`), now)
    }
    try {
      turn.answer = this.#parts.ear.hear(whole, this.traits.content, turn.utterance.msgID)
    } catch (problem) {
      if (!(problem instanceof SyncMLProblem)) throw problem
      turn.oddity = 'not-syncml'
      return this.#break(ended('failed', 'not-syncml', `the answer is not SyncML: ${problem.message}`), now)
    }
    if (turn.answer.wording && turn.text !== undefined) turn.text = AS_WORDED
    if (this.#speaker.gba) turn.subscriber = true
    this.#digest(turn, turn.answer, { hmac, body: () => whole.body, now })
  }

  /** Takes one message of the server apart and says what is to be sent next, or that the session is over. */
  #digest(turn: Turn, answer: Answer, came: Came): void {
    const { said, own } = answer
    const { now } = came
    turn.forUs = own.target === this.#speaker.device
    turn.ours = own.sessionID === this.sessionID
    if (!turn.ours) {
      return this.#break(ended('aborted', 'other-session', 'the answer belongs to another session'), now)
    }
    if (said.hasRespURI && !this.#moved(own.respURI)) {
      return this.#break(ended('failed', 'moved-elsewhere', 'RespURI leads to another server'), now)
    }
    turn.heeded = true
    const refused = said.verdict && heed(said.verdict, this.traits.auth, this.#retries)
    if (said.verdict && said.hasNonce && (refused === undefined || refused === 'retry')) {
      const nonce = Buffer.from(own.nonce, 'base64')
      this.#speaker.nonce = nonce
      if (!refused) this.#trust.keepClient = nonce
    }
    if (refused && refused !== 'retry') return this.#break(refused, now)
    const believed = this.#trust.check(answer, came.hmac, came.body)
    turn.believed = believed
    const proven = believed?.ok ?? true
    if (refused) {
      this.#measure('challenge', now)
      return this.#retry(own.msgID, proven, now)
    }
    if (said.verdict) this.#speaker.settled = said.verdict.code === 212
    this.#obey(turn, answer, proven, now)
  }

  #moved(respURI: string): boolean {
    if (respURI === this.target) return true
    const path = pathAt(this.endpoint, respURI)
    if (path === undefined) return false
    this.target = copyOf(respURI)
    this.#path = copyOf(path)
    this.#speaker.toward(this.target)
    return true
  }

  /** After a challenge package 1 goes out again, with a Status for the server's header (DM Protocol §9). */
  #retry(msgRef: string, proven: boolean, now: number): void {
    this.#retries += 1
    this.#step = 'package-1-again'
    this.#sayStatus(msgRef, proven ? 200 : 407)
    this.#sayPackageOne()
    this.#pauseAndSend(now)
  }

  #obey(turn: Turn, { said, own }: Answer, proven: boolean, now: number): void {
    const { orders, final } = said
    if (said.aborts) return this.#break(ended('aborted', 'server-aborted', 'the server aborted'), now)
    if (orders.commands.length === 0 && final && !this.#work.unfinished) {
      this.#measure('end', now)
      if (proven) return this.#end(COMPLETE)
      return this.#end(ended('refused', 'server-unproven', 'no work and no proof from the server'))
    }
    this.#measure('commands', now)
    this.#step = 'package-3'
    turn.proven = proven || orders.commands.length === 0
    if (!turn.proven) return this.#disbelieve(turn, { said, own }, now)
    const { msgID } = this.#speaker
    this.#sayStatus(own.msgID, this.traits.auth === 'mac' ? 200 : 212, this.#trust.forServer(msgID))
    turn.executed = this.#work.obey(orders, this.#next)
    this.#final = final && !this.#work.unfinished
    if (!this.#final) this.#next.push({ template: this.#phrases.goOn, refs: NO_REFS })
    this.#pauseAndSend(now)
  }

  /** Nothing of an unproven server is executed; it may prove itself once more (DM Protocol §9). */
  #disbelieve(turn: Turn, { said, own }: Answer, now: number): void {
    this.#disbelieved += 1
    if (this.#disbelieved > 1) {
      return this.#end(ended('refused', 'server-unproven', 'the server did not prove itself'))
    }
    const nonce = this.#trust.anew(this.#speaker.msgID)
    this.#sayStatus(own.msgID, said.message.hdr.cred ? 401 : 407, nonce)
    turn.executed = this.#work.refuse(said.orders, this.#next)
    this.#pauseAndSend(now)
  }

  #sayStatus(msgRef: string, code: number, nonce?: Uint8Array): void {
    const { filling } = this.#speaker
    const template = this.#phrases.serverStatus(code, nonce && this.traits.auth)
    filling.set('msgRef', msgRef)
    if (nonce) filling.set('nonce', base64Of(nonce))
    this.#next.push({ template, refs: NO_REFS })
  }

  #pauseAndSend(now: number): void {
    const [least, most] = THINK_MS[this.traits.think]
    if (most === 0) return this.wake(now, now)
    const { fleet, pause } = this.#parts
    const n = this.count * MOST_MESSAGES + this.#speaker.msgID
    pause(this.row, now + least + unit(fleet.think, this.index, n) * (most - least))
  }

  /** The server wants the subscription to prove itself; the same message goes out again with the proof. */
  #prove(turn: Turn, challenge: string, now: number): void {
    if (this.#speaker.gba) {
      turn.subscriber = false
      turn.heardAt = now - this.started
      return this.#break(
        ended('refused', 'subscriber-refused', 'the server refused the subscription’s proof'),
        now,
      )
    }
    this.record?.heard(turn, now - this.started, 401, '', challenge)
    turn.oddity = 'http 401'
    this.#measure('challenge', now)
    const show = (key: Bootstrapped | undefined) => {
      if (this.#over) return
      if (!key) return this.#end(ended('refused', 'subscriber-refused', 'card and network do not agree'))
      if (!this.attack) this.#parts.manners.learnt(this, key)
      this.#due = this.#parts.now()
      this.#speaker.gba = new GbaProof(challenge, key)
      this.#post(turn.utterance.again(), this.#due)
    }
    if (this.attack?.key) return show(this.attack.key)
    this.#parts.bootstrapKey(this.index, show)
  }

  /** What the subscription called itself when it showed its key. */
  get btid(): string {
    return this.#speaker.gba?.btid ?? ''
  }

  #break(end: SessionEnd, now: number): void {
    this.#measure('unexpected', now)
    this.#end(end)
  }

  #end(end: SessionEnd): void {
    if (this.#over) return
    this.#over = true
    if (this.wire) this.endpoint.client.release(this)
    this.#trust.close()
    const { outcome, reason } = closing(end)
    this.owed = this.#parts.manners.sessionID !== undefined && !this.attack && outcome !== 'aborted'
    const { record } = this
    if (record) {
      record.closedAt = this.#parts.now() - this.started
      record.outcome = outcome
      record.reason = reason
    }
    this.#parts.manners.over(this)
    // That an attack is refused is what must happen, and no failure.
    const refused = this.attack && (end.outcome === 'refused' || end.failure?.startsWith('http-4'))
    this.#parts.onEnd(this, refused ? { outcome: 'refused', reason } : end)
  }

  #measure(heard: Heard | 'unexpected', now: number): void {
    this.#parts.meter.answered(this.#step, heard, now - this.#due)
  }
}

/** What came with an answer, and when. */
interface Came {
  readonly hmac: string | undefined
  readonly body: () => Uint8Array
  readonly now: number
}

/** A string of its own: a part of a parsed message keeps all of that message's octets alive. */
const copyOf = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')

const base64Of = (octets: Uint8Array): string => Buffer.from(octets).toString('base64')

const wireIDOf = (notice: Notice | undefined) => notice && wireSessionID(notice.sessionId)

/** A count as SessionIDs are commonly written: up to four hexadecimal digits, never 0. */
const sessionIDOf = (count: number) => (1 + ((count - 1) % 0xffff)).toString(16).toUpperCase()
