import type { BootstrapAccount, BootstrapCredential } from '../../../protocol/bootstrap/account.ts'
import { credentialHash } from '../../../protocol/credentials/account.ts'
import { basicData } from '../../../protocol/credentials/basic.ts'
import { formatHmacHeader } from '../../../protocol/credentials/hmac-header.ts'
import { macOf } from '../../../protocol/credentials/mac.ts'
import { md5Data } from '../../../protocol/credentials/md5.ts'
import { syncmlTypeOf } from '../../../protocol/credentials/type.ts'
import { type Content, contentTypeOf } from '../../../protocol/syncml/content-type.ts'
import type { Command, SyncHdr, SyncML } from '../../../protocol/syncml/message.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import type { HttpResponse } from '../../../simulators/world/transport.ts'
import type { Unnumbered } from './package-one.ts'
import { statusOf } from './reply.ts'

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

export interface Told {
  /** The message that is answered. */
  readonly message: SyncML
  readonly commands: readonly Unnumbered[]
  readonly telling: Telling
  readonly account: BootstrapAccount
  /** The verdict on the client's credential. */
  readonly code: number
  /** The nonce that a challenge issues; undefined where the client is not challenged. */
  readonly challenge: Uint8Array | undefined
  /** The nonce for the server's own proof. */
  readonly serverNonce: Uint8Array
  readonly msgID: number
  readonly endpoint: string
  readonly content: Content
}

/** The answer of a server as it goes over the wire: Statuses for everything, its own proof, and its commands. */
export function answerOf(told: Told): HttpResponse {
  const { commands, telling, account, serverNonce, content } = told
  const { server } = account
  const proof = telling.proof ?? 'genuine'
  const shown = { ...server, secret: proof === 'wrong' ? `${server.secret}-wrong` : server.secret }
  const all = [...statusesFor(told), ...commands].map(
    (each, at) => ({ cmdID: String(at + 1), ...each }) as Command,
  )
  const hdr = headerFor(told, proof === 'none' ? undefined : shown)
  const body = writeMessage({ hdr, body: { commands: all, final: telling.final ?? true } }, content)
  const mac = macOf(credentialHash(shown.name, shown.secret), serverNonce, body)
  const header = formatHmacHeader({ username: shown.name, mac })
  const hmac =
    server.type === 'mac' && proof !== 'none'
      ? { 'x-syncml-hmac': telling.changedHmac?.(header) ?? header }
      : {}
  return { status: 200, headers: { 'content-type': contentTypeOf(content), ...hmac }, body }
}

/** A Status for SyncHdr, with the challenge where there is one, and one for each command. */
function statusesFor({ message, code, challenge, account }: Told): Unnumbered[] {
  const { hdr, body } = message
  const { type } = account.client
  const nonce = type === 'basic' || !challenge ? {} : { nextNonce: Buffer.from(challenge).toString('base64') }
  const header = {
    ...statusOf(hdr.msgID, { cmdID: '0', name: 'SyncHdr' }, code, [hdr.target.locURI]),
    sourceRefs: [hdr.source.locURI],
    ...(challenge && { chal: { meta: { format: 'b64', type: syncmlTypeOf(type), ...nonce } } }),
  }
  const refused = code === 401 || code === 407
  const answered = body.commands.filter(({ name }) => name !== 'Status' && name !== 'Results')
  return [header, ...answered.map((each) => statusOf(hdr.msgID, each, refused ? code : 200))]
}

function headerFor(
  { message: { hdr }, telling, account, serverNonce, msgID, endpoint }: Told,
  proof: BootstrapCredential | undefined,
): SyncHdr {
  const { maxMsgSize, maxObjSize, respURI } = telling
  const sizes = { ...(maxMsgSize && { maxMsgSize }), ...(maxObjSize && { maxObjSize }) }
  const data =
    proof?.type === 'basic'
      ? basicData(proof.name, proof.secret)
      : proof && md5Data(credentialHash(proof.name, proof.secret), serverNonce)
  return {
    ...{ verDTD: hdr.verDTD, verProto: hdr.verProto, msgID: String(msgID) },
    sessionID: telling.sessionID ?? hdr.sessionID,
    target: { locURI: hdr.source.locURI },
    source: { locURI: endpoint, locName: account.server.name },
    ...(respURI && { respURI }),
    ...(proof &&
      proof.type !== 'mac' &&
      data !== undefined && {
        cred: { meta: { format: 'b64', type: syncmlTypeOf(proof.type) }, data },
      }),
    ...(Object.keys(sizes).length > 0 && { meta: sizes }),
  }
}
