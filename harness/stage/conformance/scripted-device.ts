import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import type { AuthType } from '../../../protocol/credentials/type.ts'
import { authTypeOf } from '../../../protocol/credentials/type.ts'
import { deviceIdOf } from '../../../protocol/identity/imei.ts'
import { versions } from '../../../protocol/syncml/build.ts'
import { type Content, contentTypeOf } from '../../../protocol/syncml/content-type.ts'
import type { Command, SyncML } from '../../../protocol/syncml/message.ts'
import { sniffContent } from '../../../protocol/syncml/read.ts'
import { fingerprint, judgeServer } from '../../../simulators/device/session/credential.ts'
import type { CredentialType, WorldEvent } from '../../../simulators/world/event.ts'
import { type HttpRequest, type Transport, TransportProblem } from '../../../simulators/world/transport.ts'
import type { Phone } from '../phone.ts'
import type { Stage } from '../stage.ts'
import { NotReached } from './case.ts'
import { dressed, type Shown } from './credential.ts'
import { packageOne, type Unnumbered } from './package-one.ts'
import { type Deed, headerStatusFor, repliesTo } from './reply.ts'
import { commandsIn, headerStatusIn, reading } from './transcript.ts'

/** What came back: nothing of it is judged here. */
export interface Answer {
  readonly httpStatus: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  readonly message: SyncML | undefined
  readonly fault?: string
}

/** What a message has that differs from what a correct device would say. */
export interface Saying {
  readonly cred?: Shown
  readonly final?: boolean
  readonly sessionID?: string
  readonly msgID?: string
  readonly verDTD?: string
  readonly verProto?: string
  readonly source?: string
  readonly locName?: string
  readonly target?: string
  readonly maxMsgSize?: number
  readonly maxObjSize?: number
  readonly url?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly contentType?: string
  /** Changes the octets after the credential was made. */
  readonly altered?: (body: Uint8Array) => Uint8Array
  /** Changes x-syncml-hmac after it was made. */
  readonly changedHmac?: (header: string) => string
}

/**
 * A device that says exactly what a case wants said. Left alone it is correct: it numbers its messages, follows
 * RespURI, shows its credential while one is asked for, and answers what it is told to do.
 */
export class ScriptedDevice {
  readonly stage: Stage
  readonly account: BootstrapAccount | undefined
  readonly imei: string
  readonly content: Content
  readonly #path: Transport
  readonly #phone: Phone | undefined
  url: string
  sessionID: string
  msgID = 0
  nonce: Uint8Array
  #settled = false
  #serverNonce: Uint8Array
  #serverSettled = false
  #sessions = 1
  #lastSent: HttpRequest | undefined
  #last: Answer | undefined

  constructor(parts: {
    stage: Stage
    account: BootstrapAccount | undefined
    imei: string
    path: Transport
    phone?: Phone
  }) {
    this.#phone = parts.phone
    this.stage = parts.stage
    this.account = parts.account
    this.imei = parts.imei
    this.content = parts.stage.dialect.content
    this.#path = parts.path
    this.url = parts.account?.address ?? parts.stage.target.endpoint
    this.sessionID = this.#drawSessionID()
    this.nonce = parts.account?.client.nonce ?? new Uint8Array()
    this.#serverNonce = parts.account?.server.nonce ?? new Uint8Array()
  }

  get auth(): AuthType {
    return this.account?.client.type ?? this.stage.dialect.auth
  }

  get last(): Answer {
    if (!this.#last) throw new Error('nothing was said yet')
    return this.#last
  }

  /** The phone whose account this is. Throws NotReached where the target file gave the account. */
  get phone(): Phone {
    if (!this.#phone)
      throw new NotReached('the target did not bootstrap this device, so nothing can be pushed to it')
    return this.#phone
  }

  mark(name: string): void {
    this.#tell({ kind: 'case.mark', name })
  }

  /** A new session of the same device: everything but the newest nonces begins anew. */
  newSession(): void {
    this.#sessions += 1
    this.sessionID = this.#drawSessionID()
    this.msgID = 0
    this.url = this.account?.address ?? this.stage.target.endpoint
    this.#settled = false
    this.#serverSettled = false
    this.#last = undefined
  }

  /** Package 1: Alert 1201, DevInfo, and what the case adds. */
  async opens(saying: Saying = {}, more: readonly Unnumbered[] = []): Promise<Answer> {
    const status = this.#last?.message ? [headerStatusFor(this.#last.message.hdr, 212)] : []
    return this.say([...status, ...packageOne(this.imei, more)], saying)
  }

  /** Package 1 until the server accepts the credential. Throws NotReached when it does not. */
  async enters(saying: Saying = {}, more: readonly Unnumbered[] = []): Promise<Answer> {
    if (!this.account) throw new NotReached('the target has no account for a device of the harness')
    let answer = await this.opens(saying, more)
    for (let tries = 0; tries < 2 && this.#challenged(answer); tries++)
      answer = await this.opens(saying, more)
    const code = headerStatusIn(answer.message)?.data
    if (code !== '212' && code !== '200') {
      throw new NotReached(
        `the server did not accept the credential: ${code ?? answer.fault ?? `HTTP ${answer.httpStatus}`}`,
      )
    }
    return answer
  }

  /** Does what the server ordered, as `deed` has it, and says so. Answers what the server says next. */
  async answers(deed?: Deed, saying: Saying = {}, more: readonly Unnumbered[] = []): Promise<Answer> {
    const { message } = this.last
    if (!message) throw new NotReached('there is no message to answer')
    return this.say([...this.#replies(message, deed), ...more], saying)
  }

  /** Goes on until the server orders nothing more; at most so many messages. */
  async finishes(deed?: Deed, most = 24): Promise<Answer> {
    for (let said = 0; said < most && this.#wantsAnswer(); said++) await this.answers(deed)
    return this.last
  }

  /** The whole of an ordinary session: in, everything done, out. */
  async wholeSession(deed?: Deed): Promise<Answer> {
    await this.enters()
    return this.finishes(deed)
  }

  /** Says that the server's credential is not believed, and asks for it once more with a nonce of its own. */
  async challenges(): Promise<Answer> {
    const { message } = this.last
    if (!message) throw new NotReached('there is no message to challenge')
    this.#serverNonce = this.stage.random.fork(`challenge/${this.msgID}`).bytes(16)
    const type = this.account?.server.type ?? this.auth
    const header = headerStatusFor(message.hdr, 401, this.#serverNonce, type)
    const rest = repliesTo(message, () => ({ code: 401 }))
    return this.say([header, ...rest])
  }

  /** The last answer asks for a credential. */
  get challenged(): boolean {
    return this.#challenged(this.last)
  }

  /** The last answer was none that a session could go on from. */
  get last404(): boolean {
    return this.#last !== undefined && this.#last.message === undefined
  }

  /** Replies to every command of the last message, for cases that take them apart before they say them. */
  replies(deed?: Deed): Unnumbered[] {
    const { message } = this.last
    if (!message) throw new NotReached('there is no message to answer')
    return this.#replies(message, deed)
  }

  #replies(message: SyncML, deed: Deed | undefined): Unnumbered[] {
    const mac = this.auth === 'mac'
    if (mac) this.#serverNonce = this.stage.random.fork(`${this.#sessions}/${this.msgID}`).bytes(16)
    const status = headerStatusFor(message.hdr, mac ? 200 : 212, mac ? this.#serverNonce : undefined)
    return [status, ...repliesTo(message, deed)]
  }

  /** Says these commands, numbered in their order unless they have numbers. */
  async say(commands: readonly Unnumbered[], saying: Saying = {}): Promise<Answer> {
    this.msgID += 1
    const message: SyncML = {
      hdr: this.#header(saying),
      body: {
        commands: commands.map((each, at) => ({ cmdID: String(at + 1), ...each }) as Command),
        final: saying.final ?? true,
      },
    }
    const waits = this.msgID === 1 && this.stage.target.tryFirst === 'none'
    const shown = saying.cred ?? (this.#settled || waits ? 'none' : 'genuine')
    const made = dressed(message, this.content, this.account, this.nonce, shown)
    this.#shows = made.shows
    const body = saying.altered ? saying.altered(made.body) : made.body
    const hmac = made.headers['x-syncml-hmac']
    const changed =
      hmac !== undefined && saying.changedHmac ? { 'x-syncml-hmac': saying.changedHmac(hmac) } : {}
    return this.post(body, { ...saying, headers: { ...made.headers, ...changed, ...saying.headers } })
  }

  /** Sends octets as they are. */
  async post(
    body: Uint8Array,
    saying: Omit<Saying, 'cred'> & { method?: 'POST' | 'GET' } = {},
  ): Promise<Answer> {
    const type = saying.contentType ?? contentTypeOf(this.content)
    const request: HttpRequest = {
      method: saying.method ?? 'POST',
      url: saying.url ?? this.url,
      headers: {
        ...(type !== '' && { 'content-type': type, accept: contentTypeOf(this.content) }),
        'user-agent': 'Rollcall',
        ...saying.headers,
      },
      body,
    }
    return this.#exchange(request)
  }

  /** The same request once more, octet by octet, as after a lost response. */
  async repeats(): Promise<Answer> {
    if (!this.#lastSent) throw new Error('nothing was said yet')
    return this.#exchange(this.#lastSent)
  }

  get lastRequest(): HttpRequest {
    if (!this.#lastSent) throw new Error('nothing was said yet')
    return this.#lastSent
  }

  #shows: { type: CredentialType; truth: Shown } = { type: 'none', truth: 'none' }

  async #exchange(request: HttpRequest): Promise<Answer> {
    this.#lastSent = request
    const content = sniffContent(request.body)
    const msgID = reading(request.body, content).message?.hdr.msgID ?? ''
    this.#wire('sent', msgID, request.headers, request.body)
    try {
      const { status, headers, body } = await this.#path(request)
      const message = status === 200 ? reading(body, sniffContent(body)).message : undefined
      this.#wire('received', message?.hdr.msgID ?? '', headers, body, status)
      this.#last = { httpStatus: status, headers, bytes: body, message }
      if (message) this.#heed(message, headers, body)
    } catch (problem) {
      if (!(problem instanceof TransportProblem)) throw problem
      const { fault, message: detail } = problem
      this.#tell({
        kind: 'wire.fault',
        session: this.#session,
        imei: this.#imei14,
        fault,
        detail,
        injected: false,
      })
      this.#last = { httpStatus: 0, headers: {}, bytes: new Uint8Array(), message: undefined, fault }
    }
    return this.#last
  }

  /** RespURI, the verdict on our credential, the next nonce, and the server's own proof. */
  #heed(message: SyncML, headers: Readonly<Record<string, string>>, body: Uint8Array): void {
    if (message.hdr.respURI) this.url = message.hdr.respURI
    const status = headerStatusIn(message)
    const about = { session: this.#session, imei: this.#imei14 }
    if (status) {
      const code = Number(status.data)
      const ok = code === 200 || code === 212
      const { type, truth } = this.#shows
      if (!this.#settled) this.#tell({ kind: 'dm.clauth', ...about, type, ok, code, truth: truthOf(truth) })
      if (code === 212) this.#settled = true
      const nonce = status.chal?.meta.nextNonce
      if (status.chal) {
        const octets = Buffer.from(nonce ?? '', 'base64')
        const kind = authTypeOf(status.chal.meta.type) ?? 'none'
        const of = { nonce: fingerprint(octets), octets: octets.length, code }
        this.#tell({ kind: 'dm.chal', ...about, type: kind, ...of })
        this.stage.secrets.keepBytes(octets)
        if (nonce) this.nonce = Uint8Array.from(octets)
      }
    }
    if (!this.account || (this.#serverSettled && this.auth !== 'mac')) return
    const parts = { hdr: message.hdr, hmac: headers['x-syncml-hmac'], body }
    const proof = judgeServer(parts, this.account.server, [this.#serverNonce, this.account.server.nonce])
    this.#tell({ kind: 'dm.srvauth', ...about, ...proof })
    this.#serverSettled ||= proof.ok
  }

  #challenged(answer: Answer): boolean {
    const status = headerStatusIn(answer.message)
    return (status?.data === '401' || status?.data === '407') && status.chal !== undefined
  }

  #wantsAnswer(): boolean {
    const { message } = this.last
    if (!message) return false
    return commandsIn(message).length > 0 || !message.body.final
  }

  #header(saying: Saying): SyncML['hdr'] {
    const made = versions('1.2')
    const { maxMsgSize, maxObjSize } = saying
    const sizes = { maxMsgSize: maxMsgSize ?? 16_384, maxObjSize: maxObjSize ?? 1_048_576 }
    const first = this.msgID === 1 || maxMsgSize !== undefined || maxObjSize !== undefined
    return {
      verDTD: saying.verDTD ?? made.verDTD,
      verProto: saying.verProto ?? made.verProto,
      sessionID: saying.sessionID ?? this.sessionID,
      msgID: saying.msgID ?? String(this.msgID),
      target: { locURI: saying.target ?? this.url },
      source: {
        locURI: saying.source ?? deviceIdOf(this.imei),
        ...(this.account && { locName: saying.locName ?? this.account.client.name }),
      },
      ...(first && { meta: sizes }),
    }
  }

  #wire(
    dir: 'sent' | 'received',
    msgID: string,
    headers: Readonly<Record<string, string | readonly string[]>>,
    body: Uint8Array,
    httpStatus?: number,
  ): void {
    this.#tell({
      kind: 'dm.msg',
      session: this.#session,
      imei: this.#imei14,
      dir,
      msgID,
      contentType: String(headers['content-type'] ?? ''),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.from(body).toString('base64'),
      ...(httpStatus !== undefined && { httpStatus }),
    })
  }

  #tell(event: WorldEvent): void {
    this.stage.recorder.witness(event)
  }

  get #imei14(): string {
    return this.imei.slice(0, 14)
  }

  get #session(): string {
    return `${this.#imei14}/${this.#sessions}`
  }

  #drawSessionID(): string {
    return (1 + this.stage.random.fork(`session-${this.#sessions}`).int(0xffff)).toString(16).toUpperCase()
  }
}

const truthOf = (shown: Shown) =>
  typeof shown === 'object' ? 'foreign' : shown === 'basic' ? 'weaker' : shown
