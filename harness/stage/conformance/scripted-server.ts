import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import { credentialHash } from '../../../protocol/credentials/account.ts'
import { basicData } from '../../../protocol/credentials/basic.ts'
import { formatHmacHeader, parseHmacHeader } from '../../../protocol/credentials/hmac-header.ts'
import { macOf } from '../../../protocol/credentials/mac.ts'
import { md5Data } from '../../../protocol/credentials/md5.ts'
import { authTypeOf, syncmlTypeOf } from '../../../protocol/credentials/type.ts'
import { status } from '../../../protocol/syncml/build.ts'
import { contentTypeOf } from '../../../protocol/syncml/content-type.ts'
import type { Command, SyncHdr, SyncML } from '../../../protocol/syncml/message.ts'
import { sniffContent } from '../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import type { Random } from '../../../simulators/world/random.ts'
import type { HttpRequest, HttpResponse } from '../../../simulators/world/transport.ts'
import type { Recorder } from '../recorder.ts'
import { NotReached } from './case.ts'
import type { Client } from './client.ts'
import type { Unnumbered } from './package-one.ts'
import { reading } from './transcript.ts'

/** A request of the client that waits for its answer. */
export interface Waiting {
  readonly request: HttpRequest
  readonly message: SyncML | undefined
  reply(response: HttpResponse): void
}

/** What an answer has that differs from what a correct server would say. */
export interface Telling {
  readonly final?: boolean
  /** How the server proves itself: rightly, wrongly, or not at all. */
  readonly proof?: 'genuine' | 'wrong' | 'none'
  /** The verdict on the client's credential; what it deserves where nothing is said. */
  readonly code?: number
  readonly chal?: boolean
  readonly sessionID?: string
  readonly respURI?: string
  readonly maxMsgSize?: number
  readonly maxObjSize?: number
  /** Changes x-syncml-hmac after it was made. */
  readonly changedHmac?: (header: string) => string
}

/** How long a client that is not of this process may keep silent before its session counts as over. */
const QUIET_MS = 4_000

/**
 * A DM server that says exactly what a case wants said to the client under test. Left alone it is correct: it challenges,
 * proves itself, gives every command its Status, and ends the session.
 */
export class ScriptedServer {
  readonly client: Client
  readonly account: BootstrapAccount
  readonly random: Random
  readonly endpoint: string
  readonly #recorder: Recorder
  readonly #arrived: Waiting[] = []
  #wake: (() => void) | undefined
  #waiting: Waiting | undefined
  #msgID = 0
  #nonce: Uint8Array
  #serverNonce: Uint8Array
  #proven = false
  #sessions = 0
  #over = false
  readonly #beside = new Map<string, (request: HttpRequest) => HttpResponse>()

  constructor(parts: { client: Client; recorder: Recorder; random: Random; endpoint: string }) {
    this.client = parts.client
    this.account = parts.client.account
    this.random = parts.random
    this.endpoint = parts.endpoint
    this.#recorder = parts.recorder
    this.#nonce = parts.client.account.client.nonce
    this.#serverNonce = parts.client.account.server.nonce
  }

  /** Where requests of the client come in, over HTTP or not. */
  readonly handle = async (request: HttpRequest): Promise<HttpResponse> => {
    const beside = this.#beside.get(new URL(request.url).pathname)
    if (beside) return beside(request)
    const { message } = reading(request.body, sniffContent(request.body))
    this.#wire('sent', message?.hdr.msgID ?? '', request.headers, request.body)
    return new Promise((resolve) => {
      const reply = (response: HttpResponse) => {
        const said = reading(response.body, sniffContent(response.body)).message
        this.#wire('received', said?.hdr.msgID ?? '', response.headers, response.body, response.status)
        resolve(response)
      }
      this.#arrived.push({ request, message, reply })
      this.#wake?.()
    })
  }

  /** Answers requests for another path of the endpoint's host: a package, or a BSF. Gives its URL. */
  serves(path: string, answer: (request: HttpRequest) => HttpResponse): string {
    this.#beside.set(path, answer)
    return new URL(path, this.endpoint).href
  }

  /** Whether something besides the DM server is at that path. */
  hasAt(path: string): boolean {
    return this.#beside.has(path)
  }

  mark(name: string): void {
    this.#recorder.witness({ kind: 'case.mark', name })
  }

  /** Has the client open a session; its first message, or undefined where it opens none. */
  async invites(start = () => this.client.starts()): Promise<SyncML | undefined> {
    this.#newSession()
    void start().then(() => this.#end())
    return this.next(this.client.patienceMs)
  }

  /** Has the client open a session and waits for its first message. */
  async opens(start?: () => Promise<void>): Promise<SyncML> {
    const message = await this.invites(start)
    if (!message) throw new NotReached('the client opened no session')
    return message
  }

  /** Sends something to the client besides the session: package #0, or a bootstrap document. */
  async pushes(contentType: string, body: Uint8Array): Promise<void> {
    this.#newSession()
    void this.client.receives(contentType, body).then(() => this.#end())
    await new Promise((resolve) => setTimeout(resolve, 0))
  }

  /** Opens a session in which the client has proven itself; its last message waits for an answer. */
  async begins(start?: () => Promise<void>): Promise<SyncML> {
    let message = await this.opens(start)
    for (let tries = 0; tries < 2 && !this.#judged(message); tries++) {
      const again = await this.says([], { code: message.hdr.cred ? 401 : 407, proof: 'none' })
      if (!again) throw new NotReached('the client does not answer a challenge')
      message = again
    }
    if (!this.#judged(message)) throw new NotReached('the client did not prove itself')
    return message
  }

  /** The client's next message; undefined when it has nothing more to say. */
  async next(patienceMs = QUIET_MS): Promise<SyncML | undefined> {
    const deadline = performance.now() + patienceMs
    while (this.#arrived.length === 0) {
      if (this.#over || performance.now() > deadline) return undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        setTimeout(resolve, 50).unref()
      })
    }
    this.#waiting = this.#arrived.shift()
    return this.#waiting?.message ?? this.next(patienceMs)
  }

  /** Answers the message that waits with Statuses and these commands, and waits for the client's next one. */
  async says(commands: readonly Unnumbered[] = [], telling: Telling = {}): Promise<SyncML | undefined> {
    const message = this.#waiting?.message
    if (!message) throw new NotReached('no message of the client waits for an answer')
    this.#reply(message, commands, telling)
    return this.next()
  }

  /** The session in which the client says what came of its orders, which it has proven to be its own. */
  reports(): Promise<SyncML> {
    return this.begins(() => this.client.works())
  }

  /** Ends the session: Statuses and Final, nothing more. What the client still says is in the transcript. */
  async ends(): Promise<void> {
    if (this.#waiting) await this.says()
  }

  /** A whole session in which these commands are given, one package after the other. */
  async gives(...packages: readonly (readonly Unnumbered[])[]): Promise<void> {
    await this.begins()
    for (const commands of packages) {
      if (!(await this.says(commands))) return
    }
    await this.ends()
  }

  /** Answers with something that is no message. */
  async answersWith(
    statusCode: number,
    body: Uint8Array,
    contentType = 'text/html',
  ): Promise<SyncML | undefined> {
    this.#waiting?.reply({ status: statusCode, headers: { 'content-type': contentType }, body })
    this.#waiting = undefined
    return this.next()
  }

  /** How a nonce would be issued to the client from now on. */
  get lastNonce(): Uint8Array {
    return this.#nonce
  }

  #newSession(): void {
    this.#sessions += 1
    this.#msgID = 0
    this.#proven = false
    this.#over = false
    this.#waiting = undefined
    this.#arrived.length = 0
  }

  #end(): void {
    this.#over = true
    this.#wake?.()
  }

  /** Whether the message proves the client, under the nonce that it was given last. */
  #judged(message: SyncML): boolean {
    if (this.#proven && this.account.client.type !== 'mac') return true
    const { type, name, secret } = this.account.client
    const a = credentialHash(name, secret)
    const { request } = this.#waiting ?? {}
    const { cred } = message.hdr
    if (type === 'mac') {
      const header = request?.headers['x-syncml-hmac']
      if (typeof header !== 'string' || !request) return false
      try {
        const { username, mac } = parseHmacHeader(header)
        this.#proven = username === name && mac === macOf(a, this.#nonce, request.body)
      } catch {
        this.#proven = false
      }
    } else if (cred) {
      const right = type === 'basic' ? basicData(name, secret) : md5Data(a, this.#nonce)
      this.#proven = authTypeOf(cred.meta?.type) === type && cred.data === right
    }
    return this.#proven
  }

  #reply(message: SyncML, commands: readonly Unnumbered[], telling: Telling): void {
    const { client, server } = this.account
    const mac = client.type === 'mac'
    const judged = this.#judged(message)
    this.#learnServerNonce(message)
    const code = telling.code ?? (judged ? (mac ? 200 : 212) : message.hdr.cred ? 401 : 407)
    const refused = code === 401 || code === 407
    const challenges = telling.chal ?? (refused || mac)
    if (challenges && client.type !== 'basic') this.#nonce = this.random.bytes(16)
    const nextNonce =
      client.type === 'basic' ? {} : { nextNonce: Buffer.from(this.#nonce).toString('base64') }
    const chal = challenges
      ? { chal: { meta: { format: 'b64', type: syncmlTypeOf(client.type), ...nextNonce } } }
      : {}
    const { hdr, body } = message
    const own = (cmdRef: string, cmd: string, data: number, more = {}): Unnumbered => {
      const { cmdID: _, ...rest } = status({
        cmdID: '',
        msgRef: hdr.msgID,
        cmdRef,
        cmd,
        data: String(data),
        ...more,
      })
      return rest
    }
    const answered = body.commands.filter(({ name }) => name !== 'Status' && name !== 'Results')
    const statuses = [
      own('0', 'SyncHdr', code, {
        targetRefs: [hdr.target.locURI],
        sourceRefs: [hdr.source.locURI],
        ...chal,
      }),
      ...answered.map((each) => own(each.cmdID, each.name, refused ? code : 200)),
    ]
    this.#msgID += 1
    const proof = telling.proof ?? 'genuine'
    const secret = proof === 'wrong' ? `${server.secret}-wrong` : server.secret
    const credentials = { ...server, secret }
    const hdrOut = this.#header(hdr, telling, proof === 'none' ? undefined : credentials)
    const all = [...statuses, ...commands].map((each, at) => ({ cmdID: String(at + 1), ...each }) as Command)
    const content = sniffContent(this.#waiting?.request.body ?? new Uint8Array()) ?? 'xml'
    const octets = writeMessage(
      { hdr: hdrOut, body: { commands: all, final: telling.final ?? true } },
      content,
    )
    const header = formatHmacHeader({
      username: server.name,
      mac: macOf(credentialHash(server.name, secret), this.#serverNonce, octets),
    })
    const hmac =
      server.type === 'mac' && proof !== 'none'
        ? { 'x-syncml-hmac': telling.changedHmac?.(header) ?? header }
        : {}
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.reply({
      status: 200,
      headers: { 'content-type': contentTypeOf(content), ...hmac },
      body: octets,
    })
  }

  #header(hdr: SyncHdr, telling: Telling, proof: BootstrapAccount['server'] | undefined): SyncHdr {
    const { maxMsgSize, maxObjSize, respURI } = telling
    const sizes = { ...(maxMsgSize && { maxMsgSize }), ...(maxObjSize && { maxObjSize }) }
    const data =
      proof?.type === 'basic'
        ? basicData(proof.name, proof.secret)
        : proof && md5Data(credentialHash(proof.name, proof.secret), this.#serverNonce)
    return {
      ...{ verDTD: hdr.verDTD, verProto: hdr.verProto, msgID: String(this.#msgID) },
      sessionID: telling.sessionID ?? hdr.sessionID,
      target: { locURI: hdr.source.locURI },
      source: { locURI: this.endpoint, locName: this.account.server.name },
      ...(respURI && { respURI }),
      ...(proof &&
        proof.type !== 'mac' &&
        data !== undefined && {
          cred: { meta: { format: 'b64', type: syncmlTypeOf(proof.type) }, data },
        }),
      ...(Object.keys(sizes).length > 0 && { meta: sizes }),
    }
  }

  /** The nonce that the client gave for the server's next proof. */
  #learnServerNonce({ body }: SyncML): void {
    const own = body.commands.find((each) => each.name === 'Status' && each.cmd === 'SyncHdr')
    const nonce = own?.name === 'Status' ? own.chal?.meta.nextNonce : undefined
    if (nonce) this.#serverNonce = Uint8Array.from(Buffer.from(nonce, 'base64'))
  }

  #wire(
    dir: 'sent' | 'received',
    msgID: string,
    headers: HttpRequest['headers'],
    body: Uint8Array,
    httpStatus?: number,
  ): void {
    this.#recorder.witness({
      ...{
        kind: 'dm.msg',
        session: `client/${this.#sessions}`,
        imei: this.client.imei.slice(0, 14),
        dir,
        msgID,
      },
      contentType: String(headers['content-type'] ?? ''),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.from(body).toString('base64'),
      ...(httpStatus !== undefined && { httpStatus }),
    })
  }
}
