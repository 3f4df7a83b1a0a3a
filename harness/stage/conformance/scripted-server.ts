import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import type { SyncML } from '../../../protocol/syncml/message.ts'
import { sniffContent } from '../../../protocol/syncml/read.ts'
import type { Random } from '../../../simulators/world/random.ts'
import type { HttpRequest, HttpResponse } from '../../../simulators/world/transport.ts'
import type { Recorder } from '../recorder.ts'
import { NotReached } from './case.ts'
import type { Client } from './client.ts'
import { provesClient } from './client-proof.ts'
import type { Unnumbered } from './package-one.ts'
import { answerOf, type Telling } from './telling.ts'
import { madeBy, tidying } from './tidying.ts'
import { headerStatusIn, reading } from './transcript.ts'

/** A request of the client that waits for its answer. */
export interface Waiting {
  readonly request: HttpRequest
  readonly message: SyncML | undefined
  reply(response: HttpResponse): void
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
  #issued: Uint8Array
  #serverNonce: Uint8Array
  #keptNonce: Uint8Array
  #proven = false
  #sessions = 0
  #over = false
  /** Whether the client has said something in this session. */
  #spoken = false
  /** Nodes that the client has to be rid of at the end. */
  readonly #made = new Set<string>()
  readonly #beside = new Map<string, (request: HttpRequest) => HttpResponse>()

  constructor(parts: { client: Client; recorder: Recorder; random: Random; endpoint: string }) {
    this.client = parts.client
    this.account = parts.client.account
    this.random = parts.random
    this.endpoint = parts.endpoint
    this.#recorder = parts.recorder
    this.#issued = parts.client.account.client.nonce
    this.#nonce = this.#issued
    this.#keptNonce = parts.client.account.server.nonce
    this.#serverNonce = this.#keptNonce
  }

  /** Where requests of the client come in, over HTTP or not. */
  readonly handle = async (request: HttpRequest): Promise<HttpResponse> => {
    const beside = this.#beside.get(new URL(request.url).pathname)
    if (beside) return beside(request)
    const { message } = reading(request.body, sniffContent(request.body))
    this.#wire('sent', message?.hdr.msgID ?? '', request.headers, request.body)
    this.#learnNonce(message)
    return new Promise((resolve) => {
      const reply = (response: HttpResponse) => {
        const said = reading(response.body, sniffContent(response.body)).message
        this.#wire('received', said?.hdr.msgID ?? '', response.headers, response.body, response.status)
        resolve(response)
      }
      this.#spoken = true
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
    if (this.#arrived.length === 0) {
      this.#newSession()
      void start().then(() => this.#end())
    } else this.#begin()
    return this.next()
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

  /** Sends something that no session comes of, as far as the standard goes; resolves when that is over. */
  async delivers(contentType: string, body: Uint8Array): Promise<void> {
    this.#newSession()
    await this.client.receives(contentType, body)
  }

  /** The case is over: whoever still waits for an answer is told to come back later. */
  leaves(): void {
    const busy = { status: 503, headers: { 'retry-after': '1' }, body: new Uint8Array() }
    for (const waiting of [...(this.#waiting ? [this.#waiting] : []), ...this.#arrived]) waiting.reply(busy)
    this.#waiting = undefined
    this.#arrived.length = 0
  }

  /** Opens a session in which the client has proven itself; its last message waits for an answer. */
  async begins(start?: () => Promise<void>): Promise<SyncML> {
    let message = await this.opens(start)
    for (let tries = 0; tries < 2 && !this.#judged(); tries++) {
      const again = await this.says([], { code: message.hdr.cred ? 401 : 407, proof: 'none' })
      if (!again) throw new NotReached('the client does not answer a challenge')
      message = again
    }
    if (!this.#judged()) throw new NotReached('the client did not prove itself')
    return message
  }

  /** The client's next message; undefined when it has nothing more to say. */
  async next(): Promise<SyncML | undefined> {
    const patienceMs = this.#spoken ? QUIET_MS : (this.client.patienceMs ?? QUIET_MS)
    const deadline = performance.now() + patienceMs
    while (this.#arrived.length === 0) {
      if (this.#over || performance.now() > deadline) return undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        setTimeout(resolve, 50).unref()
      })
    }
    this.#waiting = this.#arrived.shift()
    return this.#waiting?.message ?? this.next()
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
    if (this.#waiting && this.#made.size > 0) await this.says(tidying([...this.#made]))
    this.#made.clear()
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

  /** The nonce for the client's first credential of the next session: the last that came with a success. */
  get clientNonce(): Uint8Array {
    return this.#issued
  }

  /** The nonce for the server's first proof of the next session, as the client gave it. */
  get serverNonce(): Uint8Array {
    return this.#keptNonce
  }

  /** A nonce for our next proof; for the next session as well where the client believes us (DM Security §5.3). */
  #learnNonce(message: SyncML | undefined): void {
    const status = headerStatusIn(message)
    const nonce = status?.chal?.meta.nextNonce
    if (!nonce) return
    this.#serverNonce = Uint8Array.from(Buffer.from(nonce, 'base64'))
    if (status.data === '212' || status.data === '200') this.#keptNonce = this.#serverNonce
  }

  #newSession(): void {
    this.#nonce = this.#issued
    this.#serverNonce = this.#keptNonce
    this.#arrived.length = 0
    this.#spoken = false
    this.#begin()
  }

  #begin(): void {
    this.#sessions += 1
    this.#msgID = 0
    this.#proven = false
    this.#over = false
    this.#waiting = undefined
  }

  #end(): void {
    this.#over = true
    this.#wake?.()
  }

  /** Whether the message that waits proves the client under that nonce. */
  proves(nonce: Uint8Array): boolean {
    const { message, request } = this.#waiting ?? {}
    return (
      message !== undefined &&
      request !== undefined &&
      provesClient(this.account, nonce, message.hdr, request)
    )
  }

  #judged(): boolean {
    if (!this.#proven || this.account.client.type === 'mac') this.#proven = this.proves(this.#nonce)
    return this.#proven
  }

  #reply(message: SyncML, commands: readonly Unnumbered[], telling: Telling): void {
    const { type } = this.account.client
    const mac = type === 'mac'
    const judged = this.#judged()
    const code = telling.code ?? (judged ? (mac ? 200 : 212) : message.hdr.cred ? 401 : 407)
    const challenges = telling.chal ?? (code === 401 || code === 407 || mac)
    if (challenges && type !== 'basic') this.#nonce = this.random.bytes(16)
    if (this.client.lasting) for (const uri of madeBy(commands)) this.#made.add(uri)
    if (challenges && (code === 200 || code === 212)) this.#issued = this.#nonce
    this.#msgID += 1
    const waiting = this.#waiting
    this.#waiting = undefined
    const content = sniffContent(waiting?.request.body ?? new Uint8Array()) ?? 'xml'
    const { account, endpoint } = this
    const answer = answerOf({
      ...{ message, commands, telling, account, code, endpoint, content },
      ...{ serverNonce: this.#serverNonce, msgID: this.#msgID },
      challenge: challenges ? this.#nonce : undefined,
    })
    waiting?.reply(answer)
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
