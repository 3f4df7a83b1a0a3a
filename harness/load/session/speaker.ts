import { basicData } from '../../../protocol/credentials/basic.ts'
import { formatHmacHeader } from '../../../protocol/credentials/hmac-header.ts'
import type { AuthType } from '../../../protocol/credentials/type.ts'
import { deviceIdOf } from '../../../protocol/identity/imei.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Endpoint } from './endpoint.ts'
import type { GbaProof } from './gba-proof.ts'
import type { Phrases } from './phrases.ts'
import { macProof, md5Proof } from './proof.ts'
import type { Saying } from './saying.ts'
import { Filling, fitting } from './template.ts'
import { Utterance } from './utterance.ts'

/** Makes the messages of one session of one device: fills frames, signs, and puts the gateway's headers on. */
export class Speaker {
  readonly #fleet: Fleet
  readonly #phrases: Phrases
  readonly #row: number
  readonly #index: number
  readonly #content: 'xml' | 'wbxml'
  readonly #auth: AuthType
  readonly #endpoint: Endpoint
  readonly #user: string
  readonly #edge: string
  readonly filling = new Filling()
  /** The device's URN, as it calls itself. */
  readonly device: string
  nonce: Uint8Array
  /** The server accepted the credential for the whole session. */
  settled = false
  gba: GbaProof | undefined
  msgID = 0

  constructor(
    fleet: Fleet,
    phrases: Phrases,
    row: number,
    session: { endpoint: Endpoint; sessionID: string; edgeToken: string | undefined },
  ) {
    const { content, auth } = fleet.traits(row)
    this.#fleet = fleet
    this.#phrases = phrases
    this.#row = row
    this.#index = fleet.indexOf(row)
    this.#content = content
    this.#auth = auth
    this.#endpoint = session.endpoint
    this.#user = fleet.user(this.#index)
    this.nonce = fleet.nonce(row, 'client')
    const { identities } = fleet
    this.device = deviceIdOf(identities.imei(this.#index))
    this.#edge =
      session.edgeToken === undefined
        ? ''
        : `forwarded: for=${identities.ip(this.#index)};by=_${session.edgeToken}\r\nx-msisdn: ${identities.msisdn(this.#index)}\r\n`
    const { filling } = this
    filling.set('sessionID', fitting(session.sessionID, content))
    filling.set('source', this.device)
    filling.set('deviceidentifier', this.device)
    filling.set('user', this.#user)
    filling.set('peer', fitting(session.endpoint.url, content))
    this.toward(session.endpoint.url)
  }

  /** The device's messages go to this address from now on. */
  toward(url: string): void {
    this.filling.set('target', fitting(url, this.#content))
  }

  /** Speaks from now on as if it were in the middle of that session. */
  goOn(sessionID: string, msgID: number): void {
    this.filling.set('sessionID', fitting(sessionID, this.#content))
    this.msgID = msgID
  }

  /** A message that says this; the first one introduces the device. */
  speak(final: boolean, says: readonly Saying[]): Utterance {
    this.msgID += 1
    const cred = this.settled || this.#auth === 'mac' ? undefined : this.#auth
    const frame = this.#phrases.frame(this.msgID === 1, cred, final)
    const filling = this.filling.copy()
    filling.set('msgID', String(this.msgID))
    if (cred) filling.set('cred', this.#cred(cred))
    return new Utterance(this.msgID, frame, says, filling)
  }

  /** A request with a message; the same message goes out again after the subscription was challenged. */
  address(path: string, utterance: Utterance): string {
    const { body } = utterance
    const hmac = this.#auth === 'mac' && !this.settled ? this.#hmac(body) : ''
    const gba = this.gba?.header(path) ?? ''
    const proofs = `${hmac && `x-syncml-hmac: ${hmac}\r\n`}${gba && `authorization: ${gba}\r\n`}`
    const fixed = this.#phrases.headers(this.#endpoint.host)
    utterance.proof = hmac || gba
    return `POST ${path}${fixed}${this.#edge}${proofs}content-length: ${body.length}\r\n\r\n${body}`
  }

  #cred(type: AuthType): string {
    if (type === 'md5') return md5Proof(this.#fleet.hash(this.#row, 'client'), this.nonce)
    const { client } = this.#fleet.accounts.of(this.#index, this.#user)
    return basicData(client.name, client.secret)
  }

  #hmac(body: string): string {
    const mac = macProof(this.#fleet.hash(this.#row, 'client'), this.nonce, Buffer.from(body, 'latin1'))
    return formatHmacHeader({ username: this.#user, mac })
  }
}
