import { digestResponse, formatDigest, parseChallenge } from '../../../protocol/digest/http-digest.ts'
import { type Bootstrapped, ksNafOf } from '../../../protocol/gba/key.ts'

/** By which a subscription proves itself in a session: a key from card and network, shown by HTTP Digest (TS 24.109 §5.2). */
export class GbaProof {
  readonly btid: string
  readonly nonce: string
  readonly #realm: string
  readonly #opaque: string
  readonly #password: Uint8Array
  #count = 0

  /** Throws HeaderProblem for a challenge that is none. */
  constructor(challenge: string, key: Bootstrapped) {
    const { realm = '', nonce = '', opaque = '' } = parseChallenge(challenge)
    const fqdn = realm.slice(realm.indexOf('@') + 1)
    this.btid = key.btid
    this.nonce = nonce
    this.#realm = realm
    this.#opaque = opaque
    this.#password = Buffer.from(Buffer.from(ksNafOf(key, fqdn)).toString('base64'))
  }

  /** Value of Authorization for a POST to that path. */
  header(uri: string): string {
    this.#count += 1
    const nc = this.#count.toString(16).padStart(8, '0')
    const cnonce = this.nonce.slice(0, 8)
    const common = { username: this.btid, realm: this.#realm, nonce: this.nonce, uri }
    const response = digestResponse({
      ...{ ...common, password: this.#password, method: 'POST' },
      ...{ nc, cnonce, qop: 'auth' as const },
    })
    const rest = { response, algorithm: 'MD5', qop: 'auth', nc, cnonce, opaque: this.#opaque }
    return formatDigest({ ...common, ...rest }, ['qop'])
  }
}
