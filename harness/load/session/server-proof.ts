import { basicData } from '../../../protocol/credentials/basic.ts'
import { HeaderProblem, parseHmacHeader } from '../../../protocol/credentials/hmac-header.ts'
import { type AuthType, authTypeOf } from '../../../protocol/credentials/type.ts'
import type { SyncHdr } from '../../../protocol/syncml/message.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { macProof, md5Proof } from './proof.ts'

export interface ServerProof {
  readonly type: AuthType | 'none'
  readonly ok: boolean
  readonly reason?: string
}

/** What a server's message proves to one device of the fleet. */
export function serverProof(
  fleet: Fleet,
  row: number,
  nonce: Uint8Array,
  message: { readonly hdr: SyncHdr; readonly hmac: string | undefined; readonly body: Uint8Array },
): ServerProof {
  const { auth } = fleet.traits(row)
  if (auth === 'mac') return macOf(fleet, row, nonce, message)
  const { cred } = message.hdr
  if (!cred) return { type: 'none', ok: false, reason: 'no credential' }
  const type = authTypeOf(cred.meta?.type) ?? 'none'
  if (type !== auth) return { type, ok: false, reason: `${type} where the account has ${auth}` }
  const ok = cred.data === (auth === 'md5' ? md5Proof(fleet.hash(row, 'server'), nonce) : basicOf(fleet, row))
  return { type, ok, ...(!ok && { reason: 'the credential is wrong' }) }
}

function basicOf(fleet: Fleet, row: number): string {
  const index = fleet.indexOf(row)
  const { server } = fleet.accounts.of(index, fleet.user(index))
  return basicData(server.name, server.secret)
}

function macOf(
  fleet: Fleet,
  row: number,
  nonce: Uint8Array,
  { hmac, body }: { hmac: string | undefined; body: Uint8Array },
): ServerProof {
  if (hmac === undefined) return { type: 'none', ok: false, reason: 'no x-syncml-hmac' }
  try {
    const { username, mac } = parseHmacHeader(hmac)
    if (username !== fleet.spec.serverId)
      return { type: 'mac', ok: false, reason: 'the header names another server' }
    const ok = mac === macProof(fleet.hash(row, 'server'), nonce, body)
    return { type: 'mac', ok, ...(!ok && { reason: 'the MAC is wrong' }) }
  } catch (problem) {
    if (!(problem instanceof HeaderProblem)) throw problem
    return { type: 'mac', ok: false, reason: `the header is malformed ${problem.message}` }
  }
}
