import { sameText } from '../../protocol/credentials/same.ts'
import { akaNonce, readAkaNonce } from '../../protocol/digest/aka.ts'
import { digestResponse } from '../../protocol/digest/http-digest.ts'
import { bsfOf, btidOf, impiOf, ksNaf, UA_HTTP_DIGEST } from '../../protocol/gba/gba.ts'
import type { Card } from '../card/card.ts'
import type { Clock } from '../world/clock.ts'
import type { Witness } from '../world/witness.ts'
import type { Hlr } from './hlr.ts'

/** What both ends have after bootstrapping (TS 33.220 §4.5.2). */
export interface Bootstrapped {
  readonly btid: string
  readonly ck: Uint8Array
  readonly ik: Uint8Array
  readonly rand: Uint8Array
  readonly impi: string
  readonly lifetimeSeconds: number
}

interface Held extends Bootstrapped {
  readonly imsi: string
  readonly until: number
}

const LIFETIME_SECONDS = 3600
const CLIENT_NONCE = '0a4f113b'

/** Bootstrapping server function: runs Digest AKA with a card over Ub, hands keys to servers over Zn. */
export class Bsf {
  readonly #held = new Map<string, Held>()
  readonly #hlr: Hlr
  readonly #clock: Clock
  readonly #witness: Witness

  constructor(hlr: Hlr, clock: Clock, witness: Witness) {
    this.#hlr = hlr
    this.#clock = clock
    this.#witness = witness
  }

  /** Ub: one challenge, and one more after a resynchronisation. Undefined when the card and the AuC do not agree. */
  async bootstrap(card: Card): Promise<Bootstrapped | undefined> {
    for (const attempt of [1, 2]) {
      const vector = await this.#hlr.vector(card.imsi)
      if (!vector) return undefined
      const challenge = readAkaNonce(akaNonce(vector.rand, vector.autn))
      const answer = challenge && card.authenticate(challenge.rand, challenge.autn)
      if (answer?.kind === 'ok') return this.#verify(card, vector, answer.res)
      if (answer?.kind !== 'syncFailure') {
        this.#witness({ kind: 'aka.result', imsi: card.imsi, result: 'macFail', at: 'bsf' })
        return undefined
      }
      this.#witness({ kind: 'aka.result', imsi: card.imsi, result: 'sync', at: 'bsf' })
      if (attempt === 2 || !(await this.#hlr.resynchronise(card.imsi, vector.rand, answer.auts)))
        return undefined
    }
    return undefined
  }

  #verify(
    card: Card,
    vector: { rand: Uint8Array; autn: Uint8Array; xres: Uint8Array; ck: Uint8Array; ik: Uint8Array },
    res: Uint8Array,
  ): Bootstrapped | undefined {
    const { imsi, mncLength } = card
    const bsf = bsfOf(imsi, mncLength)
    const impi = impiOf(imsi, mncLength)
    const common = {
      username: impi,
      realm: bsf,
      method: 'GET',
      uri: '/',
      nonce: akaNonce(vector.rand, vector.autn),
    }
    const digest = (password: Uint8Array) =>
      digestResponse({ ...common, password, nc: '00000001', cnonce: CLIENT_NONCE, qop: 'auth-int' })
    if (!sameText(digest(res), digest(vector.xres))) {
      this.#witness({ kind: 'aka.result', imsi, result: 'resMismatch', at: 'bsf' })
      return undefined
    }
    const btid = btidOf(vector.rand, bsf)
    const made: Bootstrapped = {
      btid,
      ck: vector.ck,
      ik: vector.ik,
      rand: vector.rand,
      impi,
      lifetimeSeconds: LIFETIME_SECONDS,
    }
    this.#held.set(btid, { ...made, imsi, until: this.#clock.now() + LIFETIME_SECONDS * 1000 })
    this.#witness({
      kind: 'aka.result',
      imsi,
      result: 'ok',
      at: 'bsf',
      btid,
      lifetimeSeconds: LIFETIME_SECONDS,
    })
    return made
  }

  knows(btid: string): boolean {
    return this.#held.has(btid)
  }

  /** Zn: the key of one server, or why there is none. */
  keyFor(
    btid: string,
    naf: string,
  ): 'unknown' | 'expired' | { ksNaf: Uint8Array; imsi: string; impi: string; remainingSeconds: number } {
    const held = this.#held.get(btid)
    if (!held) return 'unknown'
    const remainingSeconds = Math.floor((held.until - this.#clock.now()) / 1000)
    if (remainingSeconds <= 0) return 'expired'
    return { ksNaf: ksNafOf(held, naf), imsi: held.imsi, impi: held.impi, remainingSeconds }
  }
}

/** The key that both ends derive for a server that speaks HTTP Digest. */
export function ksNafOf({ ck, ik, rand, impi }: Bootstrapped, nafFqdn: string): Uint8Array {
  return ksNaf({ ck, ik, rand, impi, nafFqdn, uaId: UA_HTTP_DIGEST })
}
