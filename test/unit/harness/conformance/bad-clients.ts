import type { Dialect } from '../../../../harness/history/event.ts'
import type { Client } from '../../../../harness/stage/conformance/client.ts'
import type { Unnumbered } from '../../../../harness/stage/conformance/package-one.ts'
import { flattened } from '../../../../harness/stage/conformance/transcript.ts'
import type { BootstrapAccount } from '../../../../protocol/bootstrap/account.ts'
import { credentialHash } from '../../../../protocol/credentials/account.ts'
import { basicData } from '../../../../protocol/credentials/basic.ts'
import { formatHmacHeader } from '../../../../protocol/credentials/hmac-header.ts'
import { macOf } from '../../../../protocol/credentials/mac.ts'
import { md5Data } from '../../../../protocol/credentials/md5.ts'
import { syncmlTypeOf } from '../../../../protocol/credentials/type.ts'
import { sniffContent } from '../../../../protocol/syncml/content-type.ts'
import type { Command, SyncML } from '../../../../protocol/syncml/message.ts'
import { readMessage } from '../../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../../protocol/syncml/write.ts'
import type { Transport } from '../../../../simulators/world/transport.ts'

/** What one of these clients does otherwise than it should. */
interface Badness {
  /** The Status of every command; none at all where it is undefined. */
  readonly code?: number
  /** What every Get brings. */
  readonly brings?: string
  /** Goes on talking when everything has been said, and whatever came back. */
  readonly talksOn?: boolean
  /** Begins a session for whatever is pushed to it. */
  readonly obeysPushes?: boolean
}

class BadClient implements Client {
  readonly imei = '490154203237518'
  readonly imsi = '234150000000001'
  readonly account: BootstrapAccount
  readonly #send: Transport
  readonly #bad: Badness
  #prompts = 0

  constructor(bad: Badness, { auth: type }: Dialect, send: Transport) {
    this.#bad = bad
    this.#send = send
    const credential = (name: string) => ({ type, name, secret: `${name}-secret`, nonce: new Uint8Array(16) })
    this.account = {
      ...{ serverId: 'x.example', name: 'X', address: 'http://x.example/dm' },
      ...{ client: credential('device'), server: credential('x.example') },
    }
  }

  async starts(): Promise<void> {
    this.#prompts += 9
    const bad = this.#bad
    let nonce = this.account.client.nonce
    let said: readonly Unnumbered[] = [{ name: 'Get', items: [{ target: { locURI: './Secret' } }] }]
    for (let msgID = 1; msgID <= 130; msgID++) {
      const response = await this.#say(said, msgID, nonce)
      let answer: SyncML | undefined
      try {
        answer = readMessage(response.body, sniffContent(response.body) ?? 'xml').message
      } catch {
        if (!bad.talksOn) return
      }
      const header = answer?.body.commands.find((each) => each.name === 'Status')
      const next = header?.name === 'Status' ? header.chal?.meta.nextNonce : undefined
      if (next) nonce = Uint8Array.from(Buffer.from(next, 'base64'))
      const orders = flattened(answer?.body.commands ?? []).filter(
        ({ name }) => name !== 'Status' && name !== 'Results',
      )
      const challenged = header?.name === 'Status' && (header.data === '401' || header.data === '407')
      if (orders.length === 0 && !bad.talksOn && !(challenged && msgID < 8)) return
      said = orders.flatMap((order) => this.#replies(order, answer?.hdr.msgID ?? '1'))
    }
  }

  #replies(order: Command, msgRef: string): Unnumbered[] {
    const { code, brings } = this.#bad
    const about = { msgRef, cmdRef: order.cmdID }
    const results: Unnumbered[] =
      brings === undefined || order.name !== 'Get'
        ? []
        : [{ name: 'Results', ...about, items: [{ source: { locURI: './' }, data: brings }] }]
    if (code === undefined) return results
    return [
      ...results,
      {
        name: 'Status',
        ...about,
        cmd: order.name,
        data: String(code),
        targetRefs: [],
        sourceRefs: [],
        items: [],
      },
    ]
  }

  #say(commands: readonly Unnumbered[], msgID: number, nonce: Uint8Array) {
    const { type, name, secret } = this.account.client
    const a = credentialHash(name, secret)
    const data = type === 'basic' ? basicData(name, secret) : md5Data(a, nonce)
    const cred = { meta: { format: 'b64', type: syncmlTypeOf(type) }, data }
    const message: SyncML = {
      hdr: {
        ...{ verDTD: '1.0', verProto: 'DM/0.1', sessionID: `session-${msgID}`, msgID: '7' },
        ...{ target: { locURI: 'elsewhere' }, source: { locURI: 'me' } },
        ...(type !== 'mac' && { cred }),
      },
      body: { commands: commands.map((each) => ({ ...each, cmdID: '0' }) as Command), final: true },
    }
    const body = writeMessage(message, 'xml')
    const hmac = { 'x-syncml-hmac': formatHmacHeader({ username: name, mac: macOf(a, nonce, body) }) }
    const headers = { 'content-type': 'application/vnd.syncml.dm+xml', ...(type === 'mac' && hmac) }
    return this.#send({ method: 'POST', url: this.account.address, headers, body })
  }

  async receives(): Promise<void> {
    if (this.#bad.obeysPushes) await this.starts()
  }
  works = () => this.starts()
  insertsCard = async () => undefined
  removesCard = async () => undefined
  restarts = async () => undefined
  bootstrapsAt = async () => undefined
  user = () => undefined
  prompts = () => this.#prompts
}

const KINDS: readonly Badness[] = [
  { code: 200, brings: 'whatever', obeysPushes: true },
  { code: 299, talksOn: true, obeysPushes: true },
  { brings: 'x'.repeat(5_000) },
  {},
]

/** Clients that are none, each in another way. */
export const BAD_CLIENTS = KINDS.map(
  (bad) =>
    (dialect: Dialect, send: Transport): Client =>
      new BadClient(bad, dialect, send),
)
