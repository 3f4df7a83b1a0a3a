import type { BootstrapAccount } from '../../../../../protocol/bootstrap/account.ts'
import { credentialHash } from '../../../../../protocol/credentials/account.ts'
import { basicData } from '../../../../../protocol/credentials/basic.ts'
import { formatHmacHeader, parseHmacHeader } from '../../../../../protocol/credentials/hmac-header.ts'
import { macOf } from '../../../../../protocol/credentials/mac.ts'
import { md5Data } from '../../../../../protocol/credentials/md5.ts'
import { type AuthType, authTypeOf, syncmlTypeOf } from '../../../../../protocol/credentials/type.ts'
import { status } from '../../../../../protocol/syncml/build.ts'
import { contentTypeOf } from '../../../../../protocol/syncml/content-type.ts'
import type { Chal, Command, Meta, StatusCommand, SyncML } from '../../../../../protocol/syncml/message.ts'
import { type Content, readMessage } from '../../../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../../../protocol/syncml/write.ts'
import { package1 } from './package1.ts'
import { PocketTree } from './pocket-tree.ts'
import { post, type WireAnswer } from './wire.ts'

export interface SessionOptions {
  readonly sessionID?: string
  readonly content?: Content
  readonly headers?: Record<string, string | string[]>
  /** The type of the first credential; none at all when `none`. */
  readonly first?: AuthType | 'none'
  readonly devId?: string
  readonly source?: string
  readonly locName?: string
  readonly meta?: Meta
  /** Called before each request. */
  readonly before?: (msgID: number) => void | Promise<void>
  /** Answers an HTTP 401 with the header of the repeated request. */
  readonly subscriber?: (challenge: string, uri: string) => string
  /** What the device says of the server's credential in its n-th answer; 212 or 200 by type when not given. */
  readonly believes?: (serverMessages: number) => boolean
}

export interface SessionSeen {
  readonly codes: number[]
  readonly commands: Command[]
  readonly answers: SyncML[]
  readonly raw: WireAnswer[]
  readonly serverProven: boolean
}

/** A DM client just large enough to talk to the server: a flat tree, one account, no opinion of its own. */
export class PocketDevice {
  readonly imei: string
  account: BootstrapAccount
  readonly #tree = new PocketTree()
  clientNonce: Uint8Array
  serverNonce: Uint8Array

  constructor(imei: string, account: BootstrapAccount) {
    this.imei = imei
    this.account = account
    this.clientNonce = account.client.nonce
    this.serverNonce = account.server.nonce
  }

  get tree(): Map<string, string> {
    return this.#tree.nodes
  }

  /** One session until the server has nothing more to say, or says no. */
  async session(options: SessionOptions = {}): Promise<SessionSeen> {
    const { content = 'xml', sessionID = '1' } = options
    const seen = { codes: [], commands: [], answers: [], raw: [], serverProven: false } as {
      -readonly [key in keyof SessionSeen]: SessionSeen[key]
    }
    let url = this.account.address
    let type = options.first ?? this.account.client.type
    let proven = false
    let pending: Command[] = []
    for (let msgID = 1; msgID <= 20; msgID++) {
      await options.before?.(msgID)
      const message = this.#message(options, { url, sessionID, msgID, type, proven, pending })
      const bytes = writeMessage(message, content)
      const headers: Record<string, string | string[]> = {
        'content-type': contentTypeOf(content),
        ...(type === 'mac' && { 'x-syncml-hmac': this.#mac(bytes) }),
        ...options.headers,
      }
      let answer = await post(url, bytes, headers)
      for (let tries = 0; answer.status === 401 && options.subscriber && tries < 3; tries++) {
        seen.raw.push(answer)
        const challenge = String(answer.headers['www-authenticate'])
        const { pathname, search } = new URL(url)
        const authorization = options.subscriber(challenge, pathname + search)
        answer = await post(url, bytes, { ...headers, authorization })
      }
      seen.raw.push(answer)
      if (answer.status !== 200) return seen
      const reply = readMessage(answer.body, content).message
      seen.answers.push(reply)
      const verdict = reply.body.commands.find(isHeaderStatus)
      const code = Number(verdict?.data ?? 0)
      seen.codes.push(code)
      url = reply.hdr.respURI ?? url
      this.#keepNonce(verdict?.chal)
      if (code === 401 || code === 407) {
        const asked = authTypeOf(verdict?.chal?.meta.type ?? '')
        if (!asked || seen.codes.filter((each) => each === code).length > 1) return seen
        type = asked
        continue
      }
      if (code !== 200 && code !== 212) return seen
      if (code === 212) proven = true
      seen.serverProven ||= this.#serverHolds(reply, answer)
      const believed = options.believes?.(seen.answers.length) ?? true
      const own = reply.body.commands.filter(({ name }) => name !== 'Status')
      if (believed) seen.commands.push(...own)
      if (own.length === 0) return seen
      pending = this.#answer(reply, own, believed)
    }
    return seen
  }

  #message(
    options: SessionOptions,
    at: {
      url: string
      sessionID: string
      msgID: number
      type: AuthType | 'none'
      proven: boolean
      pending: Command[]
    },
  ): SyncML {
    const { client } = this.account
    const source = options.source ?? `IMEI:${this.imei}`
    const locName = options.locName ?? client.name
    const a = credentialHash(client.name, client.secret)
    const { type } = at
    const cred =
      at.proven || type === 'none' || type === 'mac'
        ? undefined
        : {
            meta: { format: 'b64', type: syncmlTypeOf(type) },
            data: type === 'basic' ? basicData(client.name, client.secret) : md5Data(a, this.clientNonce),
          }
    const { meta, devId } = options
    const first = package1({
      ...at,
      source,
      locName,
      ...(cred && { cred }),
      ...(meta && { meta }),
      ...(devId !== undefined && { devId }),
    })
    if (at.pending.length === 0) return first
    const final = !at.pending.some((command) => command.name === 'Alert' && command.data === '1222')
    return { hdr: first.hdr, body: { commands: at.pending, final } }
  }

  #answer(reply: SyncML, own: readonly Command[], believed: boolean): Command[] {
    const { msgID, target, source } = reply.hdr
    const type = this.account.server.type
    const code = believed ? (type === 'mac' ? '200' : '212') : '401'
    const chal: Chal = {
      meta: {
        format: 'b64',
        type: syncmlTypeOf(type),
        ...(type !== 'basic' && { nextNonce: Buffer.from(this.#nextServerNonce(msgID)).toString('base64') }),
      },
    }
    const out: Command[] = [
      status({
        cmdID: '1',
        msgRef: msgID,
        cmdRef: '0',
        cmd: 'SyncHdr',
        targetRefs: [target.locURI],
        sourceRefs: [source.locURI],
        chal,
        data: code,
      }),
    ]
    for (const command of own) this.#tree.execute(command, msgID, out, believed)
    return out
  }

  #nextServerNonce(msgID: string): Uint8Array {
    this.serverNonce = Uint8Array.from(Buffer.from(`server-nonce-${msgID}`.padEnd(16, '.')))
    return this.serverNonce
  }

  #keepNonce(chal: Chal | undefined): void {
    const nonce = chal?.meta.nextNonce
    if (nonce !== undefined) this.clientNonce = Uint8Array.from(Buffer.from(nonce, 'base64'))
  }

  #mac(bytes: Uint8Array): string {
    const { name, secret } = this.account.client
    return formatHmacHeader({
      username: name,
      mac: macOf(credentialHash(name, secret), this.clientNonce, bytes),
    })
  }

  #serverHolds(reply: SyncML, answer: WireAnswer): boolean {
    const { name, secret, type } = this.account.server
    const a = credentialHash(name, secret)
    if (type === 'mac') {
      const header = answer.headers['x-syncml-hmac']
      if (typeof header !== 'string') return false
      return parseHmacHeader(header).mac === macOf(a, this.serverNonce, answer.body)
    }
    const expected = type === 'basic' ? basicData(name, secret) : md5Data(a, this.serverNonce)
    return reply.hdr.cred?.data === expected
  }
}

function isHeaderStatus(command: Command): command is StatusCommand {
  return command.name === 'Status' && command.cmd === 'SyncHdr'
}
