import { authTypeOf } from '../../../protocol/credentials/type.ts'
import type { Bootstrapped } from '../../../protocol/gba/key.ts'
import type { Command, StatusCommand, SyncML } from '../../../protocol/syncml/message.ts'
import { SyncMLProblem } from '../../../protocol/syncml/problem.ts'
import { readMessage } from '../../../protocol/syncml/read.ts'
import { type Executed, refuseAll } from '../../../simulators/device/commands/execute.ts'
import { LargeObject } from '../../../simulators/device/session/large-object.ts'
import type { Answer } from '../../../simulators/people/person.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'
import type { TransportProblem } from '../../../simulators/world/transport.ts'
import { unit } from '../fleet/draw.ts'
import { THINK_MS, type Traits } from '../fleet/traits.ts'
import type { Whole } from '../wire/response-reader.ts'
import type { Waiter } from '../wire/wire.ts'
import { bodyOf } from './body.ts'
import { type Endpoint, pathAt } from './endpoint.ts'
import { SIZES } from './frame.ts'
import { GbaProof } from './gba-proof.ts'
import { COMPLETE, ended, type SessionEnd } from './outcome.ts'
import { outlineOf } from './outline.ts'
import type { Attack, SessionParts } from './parts.ts'
import type { Phrases } from './phrases.ts'
import { numbersOf } from './pieces.ts'
import { SessionRecord } from './record.ts'
import { serverProof } from './server-proof.ts'
import { Speaker, type Spoken } from './speaker.ts'
import type { Heard, Sent } from './step.ts'
import type { Filling, Template } from './template.ts'

/** Messages that a device sends in one session before it gives up on a server that never ends. */
const MOST_MESSAGES = 50
const MOST_RETRIES = 2

/** Something that the next message says, and the numbers of the server's commands that it answers. */
interface Saying {
  readonly template: Template
  readonly refs: readonly string[]
}

/**
 * One DM session of one device of a fleet, driven by answers: package 1, again after a challenge, and package 3 as often as
 * the server has commands. It does what `simulators/device/session` does, without waiting for anything.
 */
export class OpenSession implements Waiter {
  readonly #parts: SessionParts
  readonly #phrases: Phrases
  readonly #speaker: Speaker
  readonly row: number
  readonly index: number
  readonly traits: Traits
  readonly endpoint: Endpoint
  /** When it should have begun. */
  readonly intended: number
  readonly started: number
  /** What it does that must not succeed; most sessions do nothing of the kind. */
  attack: Attack | undefined
  /** The session had every right to succeed, and nothing but the server can have kept it from that. */
  owed = false
  sessionID: string
  readonly name: string
  readonly imei14: string
  readonly imsi: string
  readonly record: SessionRecord | undefined
  /** Where the server wants the next message. */
  target: string
  #path: string
  #step: Sent = 'package-1'
  /** When the message that is on its way should have left. */
  #due: number
  #retries = 0
  #proven = false
  #disbelieved = 0
  #serverNonce: Uint8Array
  #keep: { client?: Uint8Array; server?: Uint8Array } = {}
  #next: Saying[] = []
  /** The request on its way; a message is never built and then kept over a pause. */
  #request = ''
  /** False while the server has not said all, or an object is half transferred. */
  #final = true
  #object: LargeObject | undefined
  #over = false

  /** `judged`: whether events and messages are kept, to be judged when the session has ended. */
  constructor(parts: SessionParts, phrases: Phrases, row: number, intended: number, judged: boolean) {
    const { fleet, manners, edgeToken } = parts
    this.#parts = parts
    this.#phrases = phrases
    this.row = row
    this.index = fleet.indexOf(row)
    this.traits = fleet.traits(row)
    const endpoint = parts.endpoints[this.traits.auth]
    if (!endpoint) throw new RangeError(`no endpoint takes ${this.traits.auth}`)
    this.endpoint = endpoint
    this.intended = intended
    this.#due = intended
    this.started = parts.now()
    const count = (fleet.sessions[row] ?? 0) + 1
    fleet.sessions[row] = count
    this.sessionID = manners.sessionID ?? (1 + ((count - 1) % 0xffff)).toString(16).toUpperCase()
    this.imei14 = fleet.identities.imei14(this.index)
    this.imsi = fleet.identities.imsi(this.index)
    this.name = `${this.imei14}/${count}`
    this.record = judged ? new SessionRecord() : undefined
    this.target = endpoint.url
    this.#path = endpoint.path
    this.#serverNonce = fleet.nonce(row, 'server')
    this.#speaker = new Speaker(fleet, phrases, row, { endpoint, sessionID: this.sessionID, edgeToken })
  }

  get sentMessages(): number {
    return this.#speaker.msgID
  }

  /** Sends package 1. */
  begin(): void {
    this.attack = this.#parts.manners.attack(this)
    this.#tell({
      kind: 'dm.open',
      session: this.name,
      imei: this.imei14,
      imsi: this.imsi,
      serverId: this.#parts.fleet.spec.serverId,
      wireSessionID: this.sessionID,
      url: this.target,
      initiatedBy: 'client',
    })
    if (this.attack) this.#takeUp(this.attack)
    this.#sayPackageOne()
    this.#send()
  }

  #takeUp({ name, address, sessionID, msgID = 0 }: Attack): void {
    this.#tell({ kind: 'attack', name, imei: this.imei14, session: this.name, detail: name })
    this.#tell({ kind: 'attack', name: 'from-here', detail: 'the preparation is over' })
    if (address === undefined || sessionID === undefined || !this.#moved(address)) return
    this.sessionID = sessionID
    this.#speaker.goOn(sessionID, msgID)
  }

  #sayPackageOne(): void {
    const { content, model } = this.traits
    this.#next.push({ template: this.#phrases.packageOne(content, model), refs: NONE })
  }

  /** Sends what is to be said next; called again by the owner when a pause is over. */
  wake(due: number): void {
    this.#due = due
    this.#send()
  }

  #send(): void {
    if (this.#speaker.msgID >= MOST_MESSAGES) {
      return this.#end(ended('aborted', 'endless', `the server did not end within ${MOST_MESSAGES} messages`))
    }
    const says = this.#next
    this.#next = []
    const spoken = this.#speaker.speak(this.#path, this.#final, (filling) => said(says, filling))
    this.#post(spoken)
  }

  #post({ octets, proof }: Spoken): void {
    this.#request = octets
    this.#line('sent', String(this.#speaker.msgID), 0, octets, proof, 'own')
    this.#parts.meter.sent(this.#step)
    this.endpoint.client.send(octets, this)
  }

  failed({ fault, message }: TransportProblem): void {
    if (this.#over) return
    this.#parts.meter.lost(this.#step, fault === 'timeout')
    this.#end(ended('failed', `transport-${fault}`, message))
  }

  answered({ head, body }: Whole): void {
    const { status, fields } = head
    const challenge = fields.get('www-authenticate')
    if (status === 401 && challenge?.includes('3GPP-bootstrapping@')) return this.#prove(challenge)
    if (status !== 200) {
      this.#line('received', '', status, body.toString('latin1'), '', `http ${status}`)
      this.#measure('unexpected')
      const failure = status === 401 ? 'subscriber-refused' : (`http-${status}` as const)
      return this.#end(ended(status === 401 ? 'refused' : 'failed', failure, `HTTP ${status}`))
    }
    let message: SyncML
    try {
      message = readMessage(body, this.traits.content).message
    } catch (problem) {
      if (!(problem instanceof SyncMLProblem)) throw problem
      this.#line('received', '', status, body.toString('latin1'), '', 'not-syncml')
      this.#measure('unexpected')
      return this.#end(ended('failed', 'not-syncml', `the answer is not SyncML: ${problem.message}`))
    }
    const hmac = fields.get('x-syncml-hmac')
    if (this.record) {
      const outline = outlineOf(message, this.#speaker.device, this.sessionID)
      this.#line('received', message.hdr.msgID, status, body.toString('latin1'), hmac ?? '', outline)
    }
    this.#tellSubscriber(true)
    this.#digest(message, hmac, body)
  }

  /** Takes one message of the server apart and says what is to be sent next, or that the session is over. */
  #digest(message: SyncML, hmac: string | undefined, body: Uint8Array): void {
    const { hdr, body: contents } = message
    if (hdr.sessionID !== this.sessionID) {
      this.#measure('unexpected')
      return this.#end(ended('aborted', 'other-session', 'the answer belongs to another session'))
    }
    if (hdr.respURI !== undefined && !this.#moved(hdr.respURI)) {
      this.#measure('unexpected')
      return this.#end(ended('failed', 'moved-elsewhere', 'RespURI leads to another server'))
    }
    const own = contents.commands.find(isHeaderStatus)
    const refused = own && this.#heedVerdict(own)
    if (refused === 'retry') {
      this.#measure('challenge')
      return this.#retry(message, hmac, body)
    }
    if (refused) {
      this.#measure('unexpected')
      return this.#end(refused)
    }
    this.#obey(message, hmac, body)
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

  /** What the server thinks of our credential; undefined when the session can go on. */
  #heedVerdict(own: StatusCommand): SessionEnd | 'retry' | undefined {
    const code = Number(own.data)
    const ok = code === 200 || code === 212
    const { auth } = this.traits
    const nonce = own.chal?.meta.nextNonce
    this.#tellVerdict(code, ok)
    if (own.chal) this.#tellChallenge(own.chal.meta.type, nonce, code)
    if (ok) {
      this.#speaker.settled = code === 212
      if (nonce !== undefined) {
        const octets = Buffer.from(nonce, 'base64')
        this.#speaker.nonce = octets
        this.#keep.client = octets
      }
      return undefined
    }
    const refuse = (reason: string) => ended('refused', 'client-refused', reason)
    if (code !== 401 && code !== 407) return refuse(`the server refused with ${code}`)
    const wanted = authTypeOf(own.chal?.meta.type)
    if (!wanted) return refuse(`${code} without a challenge that DM knows`)
    if (wanted !== auth) return refuse(`asked for ${wanted}, which the account does not have`)
    this.#retries += 1
    if (this.#retries > MOST_RETRIES) return refuse('the server refused the credential')
    if (nonce !== undefined) this.#speaker.nonce = Buffer.from(nonce, 'base64')
    return 'retry'
  }

  /** After a challenge package 1 goes out again, with a Status for the server's header (DM Protocol §9). */
  #retry(message: SyncML, hmac: string | undefined, body: Uint8Array): void {
    const code = this.#believes(message, hmac, body) ? 200 : 407
    this.#step = 'package-1-again'
    this.#sayStatus(message, code)
    this.#sayPackageOne()
    this.#pauseAndSend()
  }

  #believes({ hdr }: SyncML, hmac: string | undefined, body: Uint8Array): boolean {
    const { auth } = this.traits
    if (this.#proven && auth !== 'mac') return true
    const proof = serverProof(this.#parts.fleet, this.row, this.#serverNonce, { hdr, hmac, body })
    this.#tell({ kind: 'dm.srvauth', session: this.name, imei: this.imei14, ...proof })
    this.#proven = proof.ok
    return proof.ok
  }

  #obey(message: SyncML, hmac: string | undefined, body: Uint8Array): void {
    const { final, commands } = message.body
    const proven = this.#believes(message, hmac, body)
    const orders = commands.filter(({ name }) => name !== 'Status' && name !== 'Results')
    if (orders.some((each) => each.name === 'Alert' && each.data === '1223')) {
      this.#measure('unexpected')
      return this.#end(ended('aborted', 'server-aborted', 'the server aborted'))
    }
    if (orders.length === 0 && final && !this.#object) {
      this.#measure('end')
      if (proven) return this.#end(COMPLETE)
      return this.#end(ended('refused', 'server-unproven', 'no work and no proof from the server'))
    }
    this.#measure('commands')
    this.#step = 'package-3'
    if (!proven && orders.length > 0) return this.#disbelieve(message, orders)
    this.#sayStatus(message, this.traits.auth === 'mac' ? 200 : 212, this.#nonceForServer())
    for (const order of orders) this.#take(message, order)
    this.#final = final && !this.#object
    if (!this.#final) this.#next.push({ template: this.#phrases.goOn(this.traits.content), refs: NONE })
    this.#pauseAndSend()
  }

  /** A piece of a large object waits for the others (DM Protocol §7); anything else is executed. */
  #take(message: SyncML, order: Command): void {
    const item = 'items' in order ? order.items.at(-1) : undefined
    const chunk = LargeObject.chunkIn(order)
    if (!chunk && (!this.#object || item?.target?.locURI !== this.#object.target)) {
      return this.#execute(message, order, order)
    }
    this.#object ??= new LargeObject((chunk ?? { command: order as never }).command, item ?? {})
    const taken = this.#object.take(item ?? {}, SIZES.maxObjSize)
    if (taken.kind !== 'more') this.#object = undefined
    if (taken.kind === 'whole') return this.#execute(message, taken.command, order)
    const status = taken.kind === 'more' ? 213 : taken.status
    const executed = [{ command: order, outcomes: [{ status, target: item?.target?.locURI ?? '' }] }]
    this.#say(executed, order)
    this.#tellCommands(message.hdr.msgID, executed, true)
  }

  #execute({ hdr }: SyncML, command: Command, order: Command): void {
    const { fleet, trees } = this.#parts
    const from = fleet.tree[this.row] ?? 0
    const { content } = this.traits
    const step = trees.execute(from, command, {
      serverId: fleet.spec.serverId,
      content,
      ask: () => this.#asked(),
    })
    if (step.to !== from) {
      trees.hold(step.to)
      trees.release(from)
      fleet.tree[this.row] = step.to
    }
    this.#say(step.executed, order)
    this.#tellCommands(hdr.msgID, step.executed, true)
  }

  #say(executed: readonly Executed[], order: Command): void {
    this.#next.push({
      template: this.#phrases.replies(this.traits.content, executed),
      refs: 'commands' in order ? numbersOf(order) : [order.cmdID],
    })
  }

  #asked(): Answer {
    const { user } = this.traits
    return { kind: user === 'agrees' ? 'yes' : user === 'refuses' ? 'no' : 'timeout' }
  }

  /** Nothing of an unproven server is executed; it may prove itself once more (DM Protocol §9). */
  #disbelieve(message: SyncML, orders: readonly Command[]): void {
    this.#disbelieved += 1
    if (this.#disbelieved > 1) {
      return this.#end(ended('refused', 'server-unproven', 'the server did not prove itself'))
    }
    this.#serverNonce = this.#newNonce()
    this.#sayStatus(message, message.hdr.cred ? 401 : 407, this.#serverNonce)
    for (const order of orders) {
      const refused = refuseAll([order], 401)
      this.#say(refused, order)
      this.#tellCommands(message.hdr.msgID, refused, false)
    }
    this.#pauseAndSend()
  }

  /** A new nonce for the server: for its next message under MAC, for its next session under md5. */
  #nonceForServer(): Uint8Array | undefined {
    const { auth } = this.traits
    if (auth === 'basic' || (auth === 'md5' && this.#keep.server)) return undefined
    const nonce = this.#newNonce()
    this.#keep.server = nonce
    if (auth === 'mac') this.#serverNonce = nonce
    return nonce
  }

  /** Follows from seed, device, session and message, as everything of a device does. */
  #newNonce(): Uint8Array {
    const { fleet } = this.#parts
    const nonce = Buffer.allocUnsafe(16)
    const n = ((fleet.sessions[this.row] ?? 0) * MOST_MESSAGES + this.#speaker.msgID) * 4
    for (let at = 0; at < 4; at++) nonce.writeUInt32LE(fleet.nonces(this.index, n + at), at * 4)
    return nonce
  }

  #sayStatus({ hdr }: SyncML, code: number, nonce?: Uint8Array): void {
    const { filling } = this.#speaker
    const { content, auth } = this.traits
    const template = this.#phrases.serverStatus(content, code, nonce && auth)
    filling.set('msgRef', hdr.msgID)
    if (nonce) filling.set('nonce', Buffer.from(nonce).toString('base64'))
    this.#next.push({ template, refs: NONE })
  }

  #pauseAndSend(): void {
    const [least, most] = THINK_MS[this.traits.think]
    const now = this.#parts.now()
    if (most === 0) return this.wake(now)
    const { fleet, pause } = this.#parts
    const n = (fleet.sessions[this.row] ?? 0) * MOST_MESSAGES + this.#speaker.msgID
    pause(this.row, now + least + unit(fleet.think, this.index, n) * (most - least))
  }

  /** The server wants the subscription to prove itself; the same message goes out again with the proof. */
  #prove(challenge: string): void {
    const told = this.#speaker.gba
    if (told) {
      this.#tellSubscriber(false)
      this.#measure('unexpected')
      return this.#end(ended('refused', 'subscriber-refused', 'the server refused the subscription’s proof'))
    }
    this.#line('received', '', 401, '', challenge, 'http 401')
    this.#measure('challenge')
    const show = (key: Bootstrapped | undefined) => {
      if (this.#over) return
      if (!key) return this.#end(ended('refused', 'subscriber-refused', 'card and network do not agree'))
      if (!this.attack) this.#parts.manners.learnt(this, key)
      this.#due = this.#parts.now()
      this.#speaker.gba = new GbaProof(challenge, key)
      this.#post(this.#speaker.address(this.#path, bodyOf(this.#request)))
    }
    if (this.attack?.key) return show(this.attack.key)
    this.#parts.bootstrapKey(this.index, show)
  }

  #end(end: SessionEnd): void {
    if (this.#over) return
    this.#over = true
    const { fleet } = this.#parts
    if (this.#proven && this.#keep.client) fleet.keepNonce(this.row, 'client', this.#keep.client)
    if (this.#proven && this.#keep.server) fleet.keepNonce(this.row, 'server', this.#keep.server)
    const { outcome, reason } = closing(end)
    this.owed = this.#parts.manners.sessionID !== undefined && !this.attack && outcome !== 'aborted'
    this.#tell({ kind: 'dm.close', session: this.name, imei: this.imei14, outcome, reason })
    this.#parts.manners.over(this)
    // That an attack is refused is what must happen, and no failure.
    const refused = this.attack && (end.outcome === 'refused' || end.failure?.startsWith('http-4'))
    this.#parts.onEnd(this, refused ? { outcome: 'refused', reason } : end)
  }

  #measure(heard: Heard | 'unexpected'): void {
    this.#parts.meter.answered(this.#step, heard, this.#parts.now() - this.#due)
  }

  #tell(event: WorldEvent): void {
    this.record?.event(this.#parts.now() - this.started, event)
  }

  #line(
    dir: 'sent' | 'received',
    msgID: string,
    status: number,
    octets: string,
    proof: string,
    outline: string,
  ): void {
    if (!this.record) return
    const t = this.#parts.now() - this.started
    this.record.line({ kind: 'line', t, dir, msgID, status, octets, proof, outline })
  }

  #tellVerdict(code: number, ok: boolean): void {
    if (!this.record) return
    const { auth } = this.traits
    this.#tell({
      kind: 'dm.clauth',
      session: this.name,
      imei: this.imei14,
      imsi: this.imsi,
      type: auth,
      ok,
      code,
      truth: 'genuine',
    })
  }

  #tellChallenge(type: string | undefined, nonce: string | undefined, code: number): void {
    if (!this.record) return
    this.#tell({
      kind: 'dm.chal',
      session: this.name,
      imei: this.imei14,
      type: authTypeOf(type) ?? 'none',
      nonce: copyOf(nonce ?? ''),
      octets: Buffer.byteLength(nonce ?? '', 'base64'),
      code,
    })
  }

  #tellSubscriber(ok: boolean): void {
    const { gba } = this.#speaker
    if (!this.record || !gba) return
    const truth = this.attack?.key ? 'replayed' : 'genuine'
    const about = { session: this.name, imei: this.imei14, imsi: this.imsi }
    this.#tell({ kind: 'dm.subauth', ...about, btid: gba.btid, ok, truth })
  }

  #tellCommands(msgID: string, executed: readonly Executed[], proven: boolean): void {
    this.record?.commands(this.#parts.now() - this.started, msgID, executed, proven)
  }
}

/**
 * How the end is told to checks: a message that the network or an overloaded server lost says nothing about identity, so the
 * session was broken off and not refused.
 */
function closing({ outcome, failure, reason }: SessionEnd): Pick<SessionEnd, 'outcome' | 'reason'> {
  const lost = failure?.startsWith('transport-') || failure?.startsWith('http-5')
  return { outcome: lost ? 'aborted' : outcome, reason }
}

const NONE: readonly string[] = []

/** A string of its own: a part of a parsed message keeps all of that message's octets alive. */
const copyOf = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')

function isHeaderStatus(command: Command): command is StatusCommand {
  return command.name === 'Status' && command.cmdRef === '0' && command.cmd === 'SyncHdr'
}

function said(says: readonly Saying[], filling: Filling): string {
  let out = ''
  for (const { template, refs } of says) {
    filling.refs = refs
    out += template.fill(filling)
  }
  return out
}
