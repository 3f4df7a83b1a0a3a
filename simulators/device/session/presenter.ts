import type { BootstrapCredential } from '../../../protocol/bootstrap/account.ts'
import { parseHmacHeader } from '../../../protocol/credentials/hmac-header.ts'
import { digestResponse, formatDigest, parseChallenge } from '../../../protocol/digest/http-digest.ts'
import { ksNafOf } from '../../../protocol/gba/key.ts'
import { contentTypeOf } from '../../../protocol/syncml/content-type.ts'
import type { SyncML } from '../../../protocol/syncml/message.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import type { CredentialType } from '../../world/event.ts'
import type { HttpResponse } from '../../world/transport.ts'
import { credOf, fingerprint, hmacHeaderOf } from './credential.ts'
import { withoutHidden } from './hidden-input.ts'
import type { SessionHost, SessionPlan } from './plan.ts'

type Truth = 'genuine' | 'none' | 'wrong' | 'stale' | 'replayed' | 'foreign' | 'weaker' | 'altered'

/** Headers that say something about who speaks; the others are left out of the history. */
const TELLING = new Set([
  'x-syncml-hmac',
  'authorization',
  'www-authenticate',
  'forwarded',
  'x-msisdn',
  'via',
])

/**
 * Puts a credential on each message and sends it: the account's own, or whatever the scenario wants shown instead. It
 * knows what was truly shown, which is what evidence rests on.
 */
export class Presenter {
  readonly #host: SessionHost
  readonly #plan: SessionPlan
  readonly #credential: BootstrapCredential
  readonly #hidden: ReadonlySet<string>
  nonce: Uint8Array
  shown: CredentialType = 'none'
  truth: Truth = 'none'
  #sent = 0
  /** Under 212 no more credentials are asked for in this session. */
  #settled = false
  #nonceUsed: Uint8Array | undefined
  #naf:
    | {
        btid: string
        password: Uint8Array
        realm: string
        nonce: string
        opaque: string
        nc: number
        truth: 'genuine' | 'wrong' | 'replayed' | 'expired'
      }
    | undefined

  constructor(host: SessionHost, plan: SessionPlan, hidden: ReadonlySet<string>) {
    this.#host = host
    this.#plan = plan
    this.#hidden = hidden
    const wish = plan.behaviour.credential
    const own = plan.account.client
    this.#credential =
      typeof wish === 'object'
        ? { type: own.type, name: wish.user, secret: wish.secret, nonce: wish.nonce }
        : own
    this.nonce = this.#credential.nonce
    if (plan.resync) this.nonce = new Uint8Array(4)
    if (wish === 'stale' && host.staleNonce) this.nonce = host.staleNonce
  }

  get user(): string {
    return this.#credential.name
  }

  /** How often a refused credential is tried again: an attacker who only replays has nothing else to show. */
  get retries(): number {
    return this.#plan.behaviour.credential === 'replayed' ? 0 : 2
  }

  get nonceName(): { nonce?: string } {
    return this.#nonceUsed ? { nonce: fingerprint(this.#nonceUsed) } : {}
  }

  /** The server accepted: for the session (212), or for this message (200). */
  accepted(code: number): void {
    this.#settled = code === 212
  }

  async send(message: SyncML, url: string, msgID: number): Promise<HttpResponse> {
    const { headers, body } = this.#dress(message, msgID)
    const response = await this.#post(url, headers, body, String(msgID))
    const challenge = response.headers['www-authenticate']
    if (response.status !== 401 || !challenge?.includes('3GPP-bootstrapping@')) return response
    if (!(await this.#bootstrap(challenge))) return response
    return this.#post(url, headers, body, String(msgID))
  }

  #dress(message: SyncML, msgID: number): { headers: Record<string, string>; body: Uint8Array } {
    const { behaviour, content, account } = this.#plan
    const wish = behaviour.credential ?? 'genuine'
    const headers = {
      'content-type': contentTypeOf(content),
      accept: contentTypeOf(content),
      'user-agent': 'Rollcall',
    }
    if (wish === 'replayed' && msgID === 1 && this.#host.recording) {
      this.#shows(account.client.type, 'replayed')
      return { headers: { ...headers, ...this.#host.recording.headers }, body: this.#host.recording.body }
    }
    const bare = this.#settled || wish === 'never' || (wish === 'none-first' && this.#sent === 0)
    this.#sent += 1
    if (bare) {
      if (!this.#settled) this.#shows('none', 'none')
      return { headers, body: writeMessage(message, content) }
    }
    const credential = this.#asWished(wish)
    this.#nonceUsed = credential.type === 'basic' ? undefined : this.nonce
    const cred = credOf(credential, this.nonce)
    this.#keepSecret(cred?.data)
    const body = writeMessage({ ...message, hdr: { ...message.hdr, ...(cred && { cred }) } }, content)
    const proof: Record<string, string> = {}
    if (credential.type === 'mac') {
      if (wish !== 'no-hmac-header') {
        proof['x-syncml-hmac'] = headerAsWished(wish, credential, hmacHeaderOf(credential, this.nonce, body))
      }
    }
    if (msgID === 1 || this.truth === 'none') this.#host.record({ headers: proof, body })
    if (wish === 'altered-space')
      return { headers: { ...headers, ...proof }, body: Buffer.concat([body, Buffer.from('\n')]) }
    if (wish === 'altered-body') return { headers: { ...headers, ...proof }, body: altered(body) }
    return { headers: { ...headers, ...proof }, body }
  }

  /** The credential to be shown, with the truth about it. */
  #asWished(wish: NonNullable<SessionPlan['behaviour']['credential']>): BootstrapCredential {
    const own = this.#credential
    if (typeof wish === 'object') return this.#shows(own.type, 'foreign') ?? own
    if (wish === 'wrong') return this.#shows(own.type, 'wrong') ?? { ...own, secret: `${own.secret}-wrong` }
    if (wish === 'weaker') return this.#shows('basic', 'weaker') ?? { ...own, type: 'basic' }
    // A phone that has had one nonce only has no older one to show.
    if (wish === 'stale' && this.#sent === 1 && this.#host.staleNonce)
      return this.#shows(own.type, 'stale') ?? own
    if (wish === 'altered-body' || wish === 'altered-space') return this.#shows(own.type, 'altered') ?? own
    if (wish === 'no-hmac-header') return this.#shows('none', 'none') ?? own
    if (wish === 'header-user-differs' || wish === 'header-name-hostile')
      return this.#shows(own.type, 'foreign') ?? own
    return this.#shows(own.type, 'genuine') ?? own
  }

  #shows(type: CredentialType, truth: Truth): undefined {
    this.shown = type
    this.truth = truth
    return undefined
  }

  #keepSecret(data: string | undefined): void {
    if (data !== undefined && this.#credential.type === 'basic') this.#host.secrets.keep(data)
  }

  async #post(
    url: string,
    headers: Record<string, string>,
    body: Uint8Array,
    msgID: string,
  ): Promise<HttpResponse> {
    const authorization = this.#authorization(url)
    const all = {
      ...headers,
      ...(this.#plan.behaviour.extraHeaders as Record<string, string> | undefined),
      ...(authorization && { authorization }),
    }
    this.#told('sent', msgID, headers['content-type'] ?? '', all, body)
    const response = await this.#host.transport({ method: 'POST', url, headers: all, body })
    this.#told(
      'received',
      msgID,
      response.headers['content-type'] ?? '',
      response.headers,
      response.body,
      response.status,
    )
    if (this.#naf && authorization) {
      const { btid, truth } = this.#naf
      this.#host.witnessIn(this.#plan, { kind: 'dm.subauth', btid, ok: response.status !== 401, truth })
    }
    return response
  }

  #told(
    dir: 'sent' | 'received',
    msgID: string,
    contentType: string,
    headers: object,
    body: Uint8Array,
    status?: number,
  ): void {
    const telling = Object.entries(headers).filter(([name]) => TELLING.has(name.toLowerCase()))
    this.#host.witnessIn(this.#plan, {
      kind: 'dm.msg',
      dir,
      msgID,
      contentType,
      headers: Object.fromEntries(telling.map(([name, value]) => [name, String(value)])),
      body: Buffer.from(withoutHidden(body, this.#plan.content, this.#hidden)).toString('base64'),
      ...(status !== undefined && { httpStatus: status }),
    })
  }

  /** The server wants the subscription to prove itself (TS 24.109 §5.2): a key from card and network, if there is one. */
  async #bootstrap(challenge: string): Promise<boolean> {
    const wish = this.#plan.behaviour.subscriberAuth ?? 'genuine'
    if (wish === 'none' || this.#naf?.nonce === parseChallenge(challenge)['nonce']) return false
    const { realm = '', nonce = '', opaque = '' } = parseChallenge(challenge)
    const fqdn = realm.slice(realm.indexOf('@') + 1)
    if (typeof wish === 'object') {
      const password = Buffer.from(Buffer.from(wish.key).toString('base64'))
      const { btid, truth = 'replayed' } = wish
      this.#naf = { btid, password, realm, nonce, opaque, nc: 0, truth }
      return true
    }
    const made = await this.#host.bootstrapKey()
    if (!made) return false
    const key = ksNafOf(made, fqdn)
    this.#host.secrets.keepBytes(key)
    const text = Buffer.from(key).toString('base64')
    const password = Buffer.from(wish === 'wrong' ? `x${text}` : text)
    this.#naf = {
      btid: made.btid,
      password,
      realm,
      nonce,
      opaque,
      nc: 0,
      truth: wish === 'wrong' ? 'wrong' : 'genuine',
    }
    return true
  }

  #authorization(url: string): string | undefined {
    const naf = this.#naf
    if (!naf) return undefined
    naf.nc += 1
    const { pathname, search } = new URL(url)
    const uri = pathname + search
    const nc = naf.nc.toString(16).padStart(8, '0')
    const cnonce = Buffer.from(this.#host.random.bytes(8)).toString('hex')
    const { btid: username, realm, nonce, opaque, password } = naf
    const response = digestResponse({
      username,
      realm,
      password,
      method: 'POST',
      uri,
      nonce,
      nc,
      cnonce,
      qop: 'auth',
    })
    return formatDigest(
      { username, realm, nonce, uri, response, algorithm: 'MD5', qop: 'auth', nc, cnonce, opaque },
      ['qop'],
    )
  }
}

/** The MAC header with another name in it, or with a name that would be more to a reader who splits at commas. */
function headerAsWished(wish: unknown, { name }: BootstrapCredential, header: string): string {
  if (wish === 'header-user-differs') return header.replace(`"${name}"`, `"${name}x"`)
  if (wish !== 'header-name-hostile') return header
  const { mac } = parseHmacHeader(header)
  return `algorithm=MD5, username="${name}, mac=${mac}, x=", mac=AAAAAAAAAAAAAAAAAAAAAA==`
}

/** One octet of a value is another: the message still parses, and says something else. */
function altered(body: Uint8Array): Uint8Array {
  const changed = Buffer.from(body)
  const place = changed.indexOf('en-GB')
  if (place === -1) throw new RangeError('package 1 has no language to change')
  changed[place + 4] = 0x43
  return changed
}
