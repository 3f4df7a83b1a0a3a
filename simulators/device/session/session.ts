import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import { type AuthType, authTypeOf, strength } from '../../../protocol/credentials/type.ts'
import { deviceIdOf } from '../../../protocol/identity/imei.ts'
import { versions } from '../../../protocol/syncml/build.ts'
import { headerStatusOf } from '../../../protocol/syncml/header-status.ts'
import type { Chal, Command, StatusCommand, SyncHdr, SyncML } from '../../../protocol/syncml/message.ts'
import { SyncMLProblem } from '../../../protocol/syncml/problem.ts'
import { readMessage, sniffContent } from '../../../protocol/syncml/read.ts'
import type { CredentialType, WorldEvent } from '../../world/event.ts'
import { type HttpResponse, TransportProblem } from '../../world/transport.ts'
import { chalMeta, fingerprint, judgeServer } from './credential.ts'
import type { SessionHost, SessionOutcome, SessionPlan } from './plan.ts'
import { Presenter } from './presenter.ts'
import { Worker } from './worker.ts'

/** Messages that a device sends in one session before it gives up on a server that never ends. */
const MAX_MESSAGES = 50

type End = Omit<SessionOutcome, 'session' | 'messages'>

/** What is sent next. */
interface Said {
  readonly commands: Command[]
  readonly final: boolean
}

const end = (outcome: SessionOutcome['outcome'], reason: string): End => ({ outcome, reason })

/** One DM session from package 1 to its end, as DM Protocol 1.2 has a client do it. */
export class Session {
  readonly #host: SessionHost
  readonly #plan: SessionPlan
  readonly #account: BootstrapAccount
  readonly #presenter: Presenter
  readonly #worker: Worker
  #url: string
  #msgID = 0
  #retries = 0
  /** How the server stands with us: a session credential is asked for once, a MAC with each message. */
  #serverProven = false
  #serverFailures = 0
  #serverNonce: Uint8Array
  /** Nonces to keep for the next session, once the server has proven itself. */
  #keep: { client?: Uint8Array; server?: Uint8Array } = {}
  /** The server has said all of its package, and we are still answering it. */
  #answering = false

  constructor(host: SessionHost, plan: SessionPlan) {
    this.#host = host
    this.#plan = plan
    this.#account = plan.account
    this.#url = plan.behaviour.address ?? plan.account.address
    this.#serverNonce = plan.account.server.nonce
    this.#msgID = (plan.behaviour.firstMsgID ?? 1) - 1
    this.#worker = new Worker(host, plan)
    this.#presenter = new Presenter(host, plan, this.#worker.hidden)
  }

  async run(): Promise<SessionOutcome> {
    const { session, initiatedBy } = this.#plan
    this.#tell({
      kind: 'dm.open',
      serverId: this.#account.serverId,
      wireSessionID: this.#plan.wireSessionID,
      url: this.#url,
      initiatedBy,
    })
    if (this.#plan.behaviour.faults?.idlePrompt)
      this.#host.ask({ what: 'session', text: 'Manage this phone?' }, session)
    const ended = await this.#converse()
    if (this.#serverProven || this.#keep.client === undefined) this.#persist()
    this.#tell({ kind: 'dm.close', ...ended })
    return { session, messages: this.#msgID, ...ended }
  }

  async #converse(): Promise<End> {
    let commands: readonly Command[] = this.#packageOne()
    let final = true
    for (;;) {
      const silent = this.#plan.behaviour.stopAfter
      if (silent !== undefined && this.#msgID >= silent) return end('aborted', 'the device went silent')
      if (this.#plan.behaviour.abortAt === this.#msgID + 1) return this.#abort(commands)
      if (this.#msgID >= MAX_MESSAGES)
        return end('aborted', `the server did not end within ${MAX_MESSAGES} messages`)
      const answer = await this.#exchange(commands, final)
      if ('outcome' in answer) return answer
      if (this.#worker.breaksOff) return end('aborted', 'the user broke off')
      const next = await this.#digest(answer)
      if ('outcome' in next) return next
      commands = next.commands
      final = next.final
    }
  }

  /** The person ends the session: Alert 1223 behind what was to be said; the server's answer changes nothing more. */
  async #abort(commands: readonly Command[]): Promise<End> {
    const alert: Command = { name: 'Alert', cmdID: String(commands.length + 1), data: '1223', items: [] }
    const answer = await this.#exchange([...commands, alert], true)
    return 'outcome' in answer ? answer : end('aborted', 'the device aborted')
  }

  #packageOne(headerStatus?: Command): Command[] {
    return this.#worker.packageOne(this.#plan.initiatedBy, String(this.#msgID + 1), headerStatus)
  }

  async #exchange(
    commands: readonly Command[],
    final: boolean,
  ): Promise<{ message: SyncML; response: HttpResponse } | End> {
    this.#msgID += 1
    await this.#plan.behaviour.onMessage?.(this.#msgID)
    if (!this.#host.accountStands) return end('aborted', 'the account was replaced in the middle')
    const message: SyncML = { hdr: this.#header(), body: { commands, final } }
    try {
      const response = await this.#presenter.send(message, this.#url, this.#msgID)
      if (response.status === 401) return end('refused', 'the server refused the subscription’s proof')
      if (response.status !== 200) return end('failed', `HTTP ${response.status}`)
      if (response.body.length === 0) return this.#emptyEnd()
      const read = readMessage(response.body, sniffContent(response.body) ?? this.#plan.content)
      return { message: read.message, response }
    } catch (problem) {
      if (problem instanceof TransportProblem) return end('failed', problem.message)
      if (problem instanceof SyncMLProblem)
        return end('failed', `the answer is not SyncML: ${problem.message}`)
      throw problem
    }
  }

  /** Some servers end a session with an empty body instead of a package without commands. */
  #emptyEnd(): End {
    return this.#serverProven
      ? end('complete', 'the server ended with an empty body')
      : end('failed', 'the answer is empty')
  }

  #header(): SyncHdr {
    const { verDTD, verProto } = versions(this.#plan.dm)
    const imei = this.#plan.behaviour.claimImei ?? this.#host.imei
    const first = this.#msgID === 1
    return {
      verDTD,
      verProto,
      sessionID: this.#plan.wireSessionID,
      msgID: String(this.#msgID),
      target: { locURI: this.#url },
      source: { locURI: deviceIdOf(imei), locName: this.#presenter.user },
      ...(first && { meta: { maxMsgSize: this.#plan.maxMsgSize, maxObjSize: this.#plan.maxObjSize } }),
    }
  }

  /** Takes one message of the server apart and says what is to be sent next, or that the session is over. */
  async #digest({ message, response }: { message: SyncML; response: HttpResponse }): Promise<Said | End> {
    const { hdr, body } = message
    if (hdr.sessionID !== this.#plan.wireSessionID)
      return end('aborted', 'the answer belongs to another session')
    if (hdr.respURI) this.#url = hdr.respURI
    if (hdr.meta?.maxMsgSize) this.#worker.serverMaxMsgSize = hdr.meta.maxMsgSize
    if (hdr.meta?.maxObjSize) this.#worker.serverMaxObjSize = hdr.meta.maxObjSize
    const verdict = this.#heedVerdict(headerStatusOf(body.commands))
    if (verdict) return 'retry' in verdict ? this.#retry(message, response) : verdict
    return this.#obey(message, response)
  }

  /** What the server thinks of our credential; undefined when the session can go on. */
  #heedVerdict(own: StatusCommand | undefined): End | { retry: true } | undefined {
    if (!own) return undefined
    const code = Number(own.data)
    const type = this.#presenter.shown
    const ok = code === 200 || code === 212
    this.#tell({
      kind: 'dm.clauth',
      type,
      ok,
      code,
      truth: this.#presenter.truth,
      ...this.#presenter.nonceName,
    })
    if (own.chal) this.#tellChal(own.chal, code)
    const nonce = own.chal?.meta.nextNonce
    if (ok) {
      this.#presenter.accepted(code)
      if (nonce !== undefined) this.#newest(nonce)
      return undefined
    }
    if (code !== 401 && code !== 407) return end('refused', `the server refused with ${code}`)
    const wanted = authTypeOf(own.chal?.meta.type)
    if (!own.chal || !wanted) return end('refused', `${code} without a challenge that DM knows`)
    if (strength(wanted) < strength(this.#account.client.type)) {
      return end('refused', `asked for ${wanted} where the account has ${this.#account.client.type}`)
    }
    if (wanted !== this.#account.client.type)
      return end('refused', `asked for ${wanted}, which the account does not have`)
    this.#retries += 1
    if (this.#retries > this.#presenter.retries) return end('refused', 'the server refused the credential')
    if (nonce !== undefined) this.#presenter.nonce = octets(nonce)
    return { retry: true }
  }

  /** The newest nonce counts at once, and is kept only when the server has proven itself (DM Security §5.3). */
  #newest(nonce: string): void {
    this.#presenter.nonce = octets(nonce)
    this.#keep.client = octets(nonce)
  }

  /** After a challenge package 1 goes out again, with a Status for the server's header (DM Protocol §9). */
  #retry(message: SyncML, response: HttpResponse): Said {
    const proof = this.#judge(message, response)
    const code = proof ? '200' : '407'
    const status = this.#worker.headerStatus(message.hdr, code === '200' ? 200 : 407, undefined)
    return { commands: this.#packageOne(status), final: true }
  }

  #judge({ hdr }: SyncML, response: HttpResponse): boolean {
    const each = this.#account.server.type === 'mac'
    if (this.#serverProven && !each) return true
    const sent = response.headers['x-syncml-hmac']
    const careless = this.#plan.behaviour.faults?.macBySubstring === true
    const hmac = careless ? firstMac(sent, this.#account.server.name) : sent
    const proof = judgeServer({ hdr, hmac, body: response.body }, this.#account.server, [
      this.#serverNonce,
      ...(this.#plan.resync ? [new Uint8Array(4)] : []),
    ])
    this.#tell({ kind: 'dm.srvauth', ...proof, type: proof.type satisfies CredentialType })
    this.#serverProven = proof.ok
    return proof.ok
  }

  async #obey(message: SyncML, response: HttpResponse): Promise<Said | End> {
    const { hdr, body } = message
    const proven = this.#judge(message, response)
    this.#worker.heed(body.commands)
    const orders = body.commands.filter(({ name }) => name !== 'Status' && name !== 'Results')
    if (orders.some((each) => each.name === 'Alert' && each.data === '1223'))
      return end('aborted', 'the server aborted')
    const obeys = this.#plan.behaviour.faults?.obeysAnybody === true
    if (!proven && orders.length > 0 && !obeys) return this.#refuse(message, orders)
    if (orders.length === 0 && body.final && this.#worker.idle) {
      return proven || this.#serverProven
        ? end('complete', 'nothing more to do')
        : end('refused', 'no work and no proof from the server')
    }
    const chal = proven ? this.#serverChallenge() : undefined
    this.#worker.take(message, orders)
    await this.#host.work()
    const code = this.#account.server.type === 'mac' ? 200 : 212
    // Who only asks for the rest of our answer has said all that is to be answered (DM Protocol §6.1).
    const asks = orders.every((each) => each.name === 'Alert' && each.data === '1222')
    const serverFinal = body.final || (this.#answering && asks)
    const said = this.#next(this.#worker.headerStatus(hdr, proven ? code : 407, chal), serverFinal)
    this.#answering = serverFinal && !said.final
    return said
  }

  /** Nothing of an unproven server is executed; it may prove itself once more (DM Protocol §9). */
  #refuse(message: SyncML, orders: readonly Command[]): Said | End {
    this.#serverFailures += 1
    if (this.#serverFailures > 1) return end('refused', 'the server did not prove itself')
    this.#serverNonce = this.#host.random.bytes(16)
    this.#host.secrets.keepBytes(this.#serverNonce)
    const code = message.hdr.cred ? 401 : 407
    const status = this.#worker.headerStatus(
      message.hdr,
      code,
      chalMeta(this.#account.server.type, this.#serverNonce),
    )
    this.#worker.refuse(message, orders)
    return this.#next(status, true)
  }

  #next(status: Command, serverFinal: boolean): Said {
    return this.#worker.next(status, serverFinal, String(this.#msgID + 1))
  }

  /** A new nonce for the server: for its next message under MAC, for its next session under md5. */
  #serverChallenge(): { type: AuthType; nonce: Uint8Array } | undefined {
    const { type } = this.#account.server
    if (type === 'basic' || (type === 'md5' && this.#keep.server)) return undefined
    const short = this.#plan.behaviour.faults?.shortNonce === true
    const nonce = short ? Uint8Array.from([1, 2, 3, 4]) : this.#host.random.bytes(16)
    this.#host.secrets.keepBytes(nonce)
    this.#keep.server = nonce
    if (type === 'mac') this.#serverNonce = nonce
    return { type, nonce }
  }

  #persist(): void {
    if (!this.#serverProven) return
    this.#host.keepNonces(this.#plan, this.#keep)
  }

  #tellChal({ meta }: Chal, code: number): void {
    const nonce = octets(meta.nextNonce ?? '')
    if (meta.nextNonce) this.#host.secrets.keep(meta.nextNonce)
    this.#tell({
      kind: 'dm.chal',
      type: authTypeOf(meta.type) ?? 'none',
      nonce: fingerprint(nonce),
      octets: nonce.length,
      code,
    })
  }

  #tell(event: EventOfSession): void {
    this.#host.witnessIn(this.#plan, event)
  }
}

/** An event of this session without what all of them have. */
export type EventOfSession = WorldEvent extends infer E
  ? E extends { session: string; imei: string }
    ? Omit<E, 'session' | 'imei'>
    : never
  : never

/** The header as a device reads it that looks for `mac=` and takes what follows: a fault (D-06). */
const firstMac = (header: string | undefined, name: string): string | undefined => {
  const mac = /mac=([A-Za-z0-9+/=]+)/.exec(header ?? '')?.[1]
  return mac === undefined ? header : `username="${name}", mac=${mac}`
}

const octets = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'))
