import type { BootstrapAccount } from '../../../../../protocol/bootstrap/account.ts'
import { status } from '../../../../../protocol/syncml/build.ts'
import { type Content, contentTypeOf } from '../../../../../protocol/syncml/content-type.ts'
import type { Chal, SyncHdr, SyncML } from '../../../../../protocol/syncml/message.ts'
import { readMessage } from '../../../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../../../protocol/syncml/write.ts'
import { credOf, hmacHeaderOf } from '../../../../../simulators/device/session/credential.ts'
import type { Transport } from '../../../../../simulators/world/transport.ts'
import { numbered, type Order } from './orders.ts'

/** What the server says in one message. Nothing more to say ends the session. */
export interface Line {
  readonly orders?: readonly Order[]
  /** Status of the device's header; 212 when not given. */
  readonly code?: number
  readonly chal?: Chal
  /** False holds the package open: more of it follows. */
  readonly final?: boolean
  readonly hdr?: Partial<SyncHdr>
  /** `none` shows no credential, `wrong` one with another password. */
  readonly proof?: 'genuine' | 'none' | 'wrong'
  /** False leaves the device's commands without a Status. */
  readonly acknowledges?: boolean
  /** Answers with this HTTP status and an empty body instead. */
  readonly http?: number
  readonly body?: Uint8Array
}

export interface Heard {
  readonly message: SyncML
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly url: string
  readonly octets: number
}

/** A DM server that says its lines in order, whatever the device answers, and keeps what it hears. */
export class ScriptedServer {
  readonly heard: Heard[] = []
  /** The nonce that the server's next credential is made with. */
  nonce: Uint8Array
  readonly #account: BootstrapAccount
  readonly #content: Content
  #lines: Line[] = []

  constructor(account: BootstrapAccount, content: Content) {
    this.#account = account
    this.#content = content
    this.nonce = account.server.nonce
  }

  says(...lines: readonly Line[]): void {
    this.#lines = [...lines]
    this.heard.length = 0
  }

  readonly transport: Transport = async ({ url, headers, body }) => {
    const { message } = readMessage(body, this.#content)
    this.heard.push({ message, headers, url, octets: body.length })
    this.#heed(message)
    const line = this.#lines.shift() ?? {}
    const head = { 'content-type': contentTypeOf(this.#content) }
    if (line.http !== undefined) return { status: line.http, headers: {}, body: new Uint8Array() }
    if (line.body) return { status: 200, headers: head, body: line.body }
    const answer = this.#answer(message, line)
    const octets = writeMessage(answer, this.#content)
    const mac = line.proof === 'none' ? undefined : this.#mac(octets, line.proof)
    return { status: 200, headers: { ...head, ...(mac && { 'x-syncml-hmac': mac }) }, body: octets }
  }

  /** The device's challenge tells the nonce for the server's next credential. */
  #heed({ body }: SyncML): void {
    for (const each of body.commands) {
      const nonce = each.name === 'Status' ? each.chal?.meta.nextNonce : undefined
      if (nonce !== undefined) this.nonce = Uint8Array.from(Buffer.from(nonce, 'base64'))
    }
  }

  #answer({ hdr, body }: SyncML, line: Line): SyncML {
    const { verDTD, verProto, sessionID, msgID, source, target } = hdr
    const own = status({
      ...{ cmdID: '1', msgRef: msgID, cmdRef: '0', cmd: 'SyncHdr', data: String(line.code ?? 212) },
      ...(line.chal && { chal: line.chal }),
    })
    const heard = body.commands.filter(({ name }) => name !== 'Status' && name !== 'Results')
    const said = (line.acknowledges === false ? [] : heard).map(({ cmdID: cmdRef, name: cmd }, at) =>
      status({ cmdID: String(at + 2), msgRef: hdr.msgID, cmdRef, cmd, data: '200' }),
    )
    const cred = line.proof === 'none' ? undefined : credOf(this.#shown(line.proof), this.nonce)
    return {
      hdr: {
        ...{ verDTD, verProto, sessionID, msgID: String(this.heard.length) },
        target: { locURI: source.locURI },
        source: { locURI: target.locURI, locName: this.#account.server.name },
        ...(cred && { cred }),
        ...line.hdr,
      },
      body: {
        commands: [own, ...said, ...numbered(line.orders ?? [], said.length + 2)],
        final: line.final ?? true,
      },
    }
  }

  #shown(proof: Line['proof']) {
    const { server } = this.#account
    return proof === 'wrong' ? { ...server, secret: 'another secret' } : server
  }

  #mac(octets: Uint8Array, proof: Line['proof']): string | undefined {
    return this.#account.server.type === 'mac'
      ? hmacHeaderOf(this.#shown(proof), this.nonce, octets)
      : undefined
  }
}
