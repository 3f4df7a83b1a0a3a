import { createHash } from 'node:crypto'
import { credentialHash } from '../../protocol/credentials/account.ts'
import { basicData } from '../../protocol/credentials/basic.ts'
import { md5Data } from '../../protocol/credentials/md5.ts'
import { authTypeOf } from '../../protocol/credentials/type.ts'
import type { SyncML } from '../../protocol/syncml/message.ts'
import { fingerprint } from '../../simulators/device/session/credential.ts'
import type { CredentialType } from '../../simulators/world/event/session.ts'
import type { Witness } from '../../simulators/world/witness.ts'
import { headerStatusIn } from '../stage/conformance/transcript.ts'
import type { GivenAccount } from '../target/target.ts'

/** Whose session an exchange belongs to. */
export interface Whose {
  readonly session: string
  readonly imei: string
}

type Truth = 'genuine' | 'none' | 'wrong' | 'stale'

interface Seen {
  readonly nonces: Buffer[]
  /** The digest of the message in answer to which each nonce was given. */
  readonly givenTo: Map<string, string>
  proven: boolean
}

/**
 * Reads out of the messages between a device and a server what the shared checks judge: sessions opened, credentials
 * judged, nonces issued. What the wire alone does not tell is left out: a digest can be held against its nonce only with
 * the account at hand and once a nonce was seen.
 */
export class Observer {
  readonly #witness: Witness
  readonly #server: string
  readonly #accounts: readonly GivenAccount[]
  /** Nonces that each device was given, oldest first. */
  readonly #nonces = new Map<string, Pick<Seen, 'nonces' | 'givenTo'>>()
  readonly #sessions = new Map<string, Seen>()

  constructor(witness: Witness, server: string, accounts: readonly GivenAccount[]) {
    this.#witness = witness
    this.#server = server
    this.#accounts = accounts
  }

  /** A message of the device is on its way: does it open a session? */
  asks(whose: Whose, { hdr, body }: SyncML, url: string): void {
    const alert = body.commands.find((each) => each.name === 'Alert' && /^120[01]$/.test(each.data ?? ''))
    if (this.#sessions.has(whose.session) && !(hdr.msgID === '1' && alert)) return
    const given = this.#nonces.get(whose.imei) ?? { nonces: [], givenTo: new Map<string, string>() }
    this.#nonces.set(whose.imei, given)
    this.#sessions.set(whose.session, { ...given, proven: false })
    this.#witness({
      ...{ kind: 'dm.open', ...whose, serverId: this.#server, wireSessionID: hdr.sessionID, url },
      initiatedBy: alert?.name === 'Alert' && alert.data === '1200' ? 'server' : 'client',
    })
  }

  /** The server has answered it: what it made of the credential, and which nonce comes next. */
  answers(whose: Whose, asked: SyncML, hmac: string | undefined, answer: SyncML): void {
    const seen = this.#sessions.get(whose.session)
    const status = headerStatusIn(answer)
    if (!seen || !status) return
    const code = Number(status.data)
    const ok = code === 200 || code === 212
    const { cred } = asked.hdr
    const type: CredentialType = hmac ? 'mac' : cred ? (authTypeOf(cred.meta?.type) ?? 'none') : 'none'
    const truth =
      type === 'none' ? (seen.proven ? undefined : 'none') : this.#truthOf(whose, asked, type, seen)
    if (truth) this.#witness({ kind: 'dm.clauth', ...whose, type, ok, code, truth })
    seen.proven ||= ok && type !== 'none'
    const { nextNonce, type: demanded } = status.chal?.meta ?? {}
    if (!nextNonce) return
    // Who sends the same message once more may be told the same once more (HTTP binding: a lost answer).
    const message = createHash('sha256').update(JSON.stringify(asked)).digest('base64')
    if (seen.givenTo.get(nextNonce) === message) return
    seen.givenTo.set(nextNonce, message)
    const nonce = Buffer.from(nextNonce, 'base64')
    seen.nonces.push(nonce)
    const kind: CredentialType = authTypeOf(demanded) ?? 'none'
    const about = { type: kind, nonce: fingerprint(nonce), octets: nonce.length, code }
    this.#witness({ kind: 'dm.chal', ...whose, ...about })
  }

  #truthOf(whose: Whose, { hdr }: SyncML, type: CredentialType, { nonces }: Seen): Truth | undefined {
    const account = this.#accounts.find(({ imei }) => imei.startsWith(whose.imei))
    const data = hdr.cred?.data
    if (!account || data === undefined) return undefined
    const { name, secret } = account.client
    if (type === 'basic') return data === basicData(name, secret) ? 'genuine' : 'wrong'
    if (type !== 'md5' || nonces.length === 0) return undefined
    const a = credentialHash(name, secret)
    const at = nonces.findLastIndex((nonce) => md5Data(a, nonce) === data)
    return at === -1 ? 'wrong' : at === nonces.length - 1 ? 'genuine' : 'stale'
  }
}
