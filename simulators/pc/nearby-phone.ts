import { digestResponse, formatDigest, parseChallenge } from '../../protocol/digest/http-digest.ts'
import { type Bootstrapped, ksNafOf } from '../../protocol/gba/key.ts'
import type { Card } from '../card/card.ts'
import type { ChvResult } from '../card/chv.ts'
import type { Device, SessionOutcome } from '../device/device.ts'
import type { Person } from '../people/person.ts'
import type { Secrets } from '../world/secrets.ts'
import type { Transport } from '../world/transport.ts'

/** Where operators of this world count prepaid minutes. */
export const MINUTES = ['Services', 'Minutes', 'Left']

export interface NearbyParts {
  readonly device: Device
  /** Who holds the phone: a PC that wants to connect is confirmed on its own screen. */
  readonly holder: Person
  readonly card: () => Card
  readonly gba: (card: Card) => Promise<Bootstrapped | undefined>
  readonly secrets: Secrets
}

/** A request of the PC agent that the phone is asked to vouch for. */
export interface Vouching {
  readonly uri: string
  readonly challenge: string
}

/** A phone as a PC beside it sees it over the short-range link. */
export class NearbyPhone {
  readonly #parts: NearbyParts

  constructor(parts: NearbyParts) {
    this.#parts = parts
  }

  get imei14(): string {
    return this.#parts.device.imei14
  }

  /** No operator has set it up for the card inside: there is something to do. */
  get needsSetUp(): boolean {
    const { device, card } = this.#parts
    return device.accounts.active(card().imsi).length === 0
  }

  /** The prepaid minutes that it has left; undefined where nobody has put any into it. */
  get minutesLeft(): number | undefined {
    const text = this.#parts.device.tree.text(MINUTES)
    return text === undefined ? undefined : Number(text)
  }

  /** The holder compares the names on both screens. */
  confirms(pc: string): boolean {
    return this.#parts.holder.answer({ what: 'session', text: `Connect to ${pc}?` }).kind === 'yes'
  }

  get asksForPin(): boolean {
    return this.#parts.card().chv.enabled
  }

  verifyPin(pin: string, by: string): ChvResult {
    return this.#parts.card().verifyChv(pin, by)
  }

  /**
   * Answers a server's challenge with keys that card and network share (TS 24.109); undefined when they do not. The card
   * speaks for its holder: while its PIN was not shown, it answers nothing.
   */
  async vouch({ uri, challenge }: Vouching): Promise<string | undefined> {
    const { realm = '', nonce = '', opaque = '' } = parseChallenge(challenge)
    const { enabled, verified } = this.#parts.card().chv
    if (enabled && !verified) return undefined
    const made = await this.#parts.gba(this.#parts.card())
    if (!made) return undefined
    const key = ksNafOf(made, realm.slice(realm.indexOf('@') + 1))
    this.#parts.secrets.keepBytes(key)
    const common = { username: made.btid, realm, nonce, uri, nc: '00000001', cnonce: nonce.slice(0, 8) }
    const password = Buffer.from(Buffer.from(key).toString('base64'))
    const response = digestResponse({ ...common, password, method: 'POST', qop: 'auth' })
    return formatDigest({ ...common, response, algorithm: 'MD5', qop: 'auth', opaque }, ['qop'])
  }

  /** A DM session of the phone over the PC's connection. */
  async session(pc: string, path: Transport): Promise<SessionOutcome> {
    const { device } = this.#parts
    const own = device.connection
    device.connection = path
    device.carrier = pc
    try {
      return await device.startSession({ initiatedBy: 'client' })
    } finally {
      device.connection = own
      device.carrier = undefined
    }
  }
}
