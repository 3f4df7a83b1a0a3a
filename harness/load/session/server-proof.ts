import { basicData } from '../../../protocol/credentials/basic.ts'
import { HeaderProblem, parseHmacHeader } from '../../../protocol/credentials/hmac-header.ts'
import { type AuthType, authTypeOf } from '../../../protocol/credentials/type.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Answer } from '../heard/ear.ts'
import { macProof, md5Proof } from './proof.ts'

export interface ServerProof {
  readonly type: AuthType | 'none'
  readonly ok: boolean
  readonly reason?: string
  /** Type and worth in one word. */
  readonly word: string
}

interface Shown {
  readonly answer: Answer
  readonly hmac: string | undefined
  /** The octets as carried, to be looked at by those who must. */
  readonly body: () => Uint8Array
}

const proof = (type: AuthType | 'none', ok: boolean, reason?: string): ServerProof => ({
  ...{ type, ok, word: `srvauth ${type} ${ok}` },
  ...(reason !== undefined && { reason }),
})
const right = { basic: proof('basic', true), md5: proof('md5', true), mac: proof('mac', true) }
const wrong = {
  basic: proof('basic', false, 'the credential is wrong'),
  md5: proof('md5', false, 'the credential is wrong'),
  mac: proof('mac', false, 'the MAC is wrong'),
}
const NO_CRED = proof('none', false, 'no credential')
const NO_HMAC = proof('none', false, 'no x-syncml-hmac')
const OTHER_SERVER = proof('mac', false, 'the header names another server')

/** What a server's message proves to one device of the fleet. */
export function serverProof(fleet: Fleet, row: number, nonce: Uint8Array, shown: Shown): ServerProof {
  const { auth } = fleet.traits(row)
  if (auth === 'mac') return macOf(fleet, row, nonce, shown)
  const { said, own } = shown.answer
  const { cred } = said.message.hdr
  if (!cred) return NO_CRED
  const type = authTypeOf(cred.meta?.type) ?? 'none'
  if (type !== auth) return proof(type, false, `${type} where the account has ${auth}`)
  const expected = auth === 'md5' ? md5Proof(fleet.hash(row, 'server'), nonce) : basicOf(fleet, row)
  return own.cred === expected ? right[auth] : wrong[auth]
}

function basicOf(fleet: Fleet, row: number): string {
  const index = fleet.indexOf(row)
  const { server } = fleet.accounts.of(index, fleet.user(index))
  return basicData(server.name, server.secret)
}

function macOf(fleet: Fleet, row: number, nonce: Uint8Array, { hmac, body }: Shown): ServerProof {
  if (hmac === undefined) return NO_HMAC
  try {
    const { username, mac } = parseHmacHeader(hmac)
    const { serverId, given } = fleet.spec
    if (username !== (given?.[fleet.indexOf(row)]?.server.name ?? serverId)) return OTHER_SERVER
    return mac === macProof(fleet.hash(row, 'server'), nonce, body()) ? right.mac : wrong.mac
  } catch (problem) {
    if (!(problem instanceof HeaderProblem)) throw problem
    return proof('mac', false, `the header is malformed ${problem.message}`)
  }
}
