import { createHash } from 'node:crypto'
import type { BootstrapCredential } from '../../../protocol/bootstrap/account.ts'
import { credentialHash } from '../../../protocol/credentials/account.ts'
import { basicData } from '../../../protocol/credentials/basic.ts'
import {
  formatHmacHeader,
  HeaderProblem,
  parseHmacHeader,
} from '../../../protocol/credentials/hmac-header.ts'
import { macOf } from '../../../protocol/credentials/mac.ts'
import { md5Data } from '../../../protocol/credentials/md5.ts'
import { sameText } from '../../../protocol/credentials/same.ts'
import { type AuthType, authTypeOf, syncmlTypeOf } from '../../../protocol/credentials/type.ts'
import type { Cred, Meta, SyncHdr } from '../../../protocol/syncml/message.ts'

/** A nonce by a name that does not give it away. */
export function fingerprint(octets: Uint8Array | string): string {
  return createHash('sha256').update(octets).digest('hex').slice(0, 16)
}

/** Cred of SyncHdr for this credential and nonce; none under MAC, whose proof is in the header. */
export function credOf(credential: BootstrapCredential, nonce: Uint8Array): Cred | undefined {
  const { type, name, secret } = credential
  if (type === 'mac') return undefined
  const data = type === 'basic' ? basicData(name, secret) : md5Data(credentialHash(name, secret), nonce)
  return { meta: { format: 'b64', type: syncmlTypeOf(type) }, data }
}

/** x-syncml-hmac for the octets that are sent. */
export function hmacHeaderOf(credential: BootstrapCredential, nonce: Uint8Array, body: Uint8Array): string {
  const { name, secret } = credential
  return formatHmacHeader({ username: name, mac: macOf(credentialHash(name, secret), nonce, body) })
}

export function chalMeta(type: AuthType, nonce: Uint8Array): Meta {
  const next = type === 'basic' ? {} : { nextNonce: Buffer.from(nonce).toString('base64') }
  return { format: 'b64', type: syncmlTypeOf(type), ...next }
}

export interface ServerProof {
  readonly type: AuthType | 'none'
  readonly ok: boolean
  readonly reason?: string
}

/** What a server's message proves, under the credential that the account has for it. */
export function judgeServer(
  parts: { readonly hdr: SyncHdr; readonly hmac: string | undefined; readonly body: Uint8Array },
  credential: BootstrapCredential,
  nonces: readonly Uint8Array[],
): ServerProof {
  const a = credentialHash(credential.name, credential.secret)
  const { cred } = parts.hdr
  if (credential.type === 'mac') {
    if (parts.hmac === undefined)
      return {
        type: cred ? (authTypeOf(cred.meta?.type) ?? 'none') : 'none',
        ok: false,
        reason: 'no x-syncml-hmac',
      }
    try {
      const { username, mac } = parseHmacHeader(parts.hmac)
      if (username !== credential.name)
        return { type: 'mac', ok: false, reason: 'the header names another server' }
      const ok = nonces.some((nonce) => sameText(mac, macOf(a, nonce, parts.body)))
      return { type: 'mac', ok, ...(!ok && { reason: 'the MAC is wrong' }) }
    } catch (problem) {
      if (!(problem instanceof HeaderProblem)) throw problem
      return { type: 'mac', ok: false, reason: `the header is malformed ${problem.message}` }
    }
  }
  if (!cred) return { type: 'none', ok: false, reason: 'no credential' }
  const type = authTypeOf(cred.meta?.type) ?? 'none'
  if (type !== credential.type)
    return { type, ok: false, reason: `${type} where the account has ${credential.type}` }
  const right =
    type === 'basic'
      ? [basicData(credential.name, credential.secret)]
      : nonces.map((nonce) => md5Data(a, nonce))
  const ok = right.some((each) => sameText(each, cred.data))
  return { type, ok, ...(!ok && { reason: 'the credential is wrong' }) }
}
