import type { AuthenticationVector } from '../../protocol/aka/vector.ts'
import { akaNonce } from '../../protocol/digest/aka.ts'
import { formatAuthenticationInfo, formatDigest } from '../../protocol/digest/http-digest.ts'
import { MIME_BSF, writeBootstrappingInfo } from '../../protocol/gba/bootstrapping-info.ts'
import { btidOf } from '../../protocol/gba/gba.ts'
import { type Bootstrapped, ksNafOf } from '../../protocol/gba/key.ts'
import type { Clock } from '../world/clock.ts'
import type { HttpRequest, HttpResponse } from '../world/transport.ts'
import type { Witness } from '../world/witness.ts'
import type { Hlr } from './hlr.ts'
import { proofIn, readUb, type UbAnswer } from './ub-answer.ts'

interface Held extends Bootstrapped {
  readonly imsi: string
  readonly until: number
}

const LIFETIME_SECONDS = 3600

/** Bootstrapping server function: runs HTTP Digest AKA with phones over Ub, hands keys to servers over Zn. */
export class Bsf {
  /** How an answer is judged; a defect of the network judges otherwise (D-70). */
  proves = proofIn
  readonly #held = new Map<string, Held>()
  /** Vectors whose challenge is out, by its nonce: each is good for one answer. */
  readonly #challenges = new Map<string, AuthenticationVector & { readonly imsi: string }>()
  readonly #hlr: Hlr
  readonly #clock: Clock
  readonly #witness: Witness

  constructor(hlr: Hlr, clock: Clock, witness: Witness) {
    this.#hlr = hlr
    this.#clock = clock
    this.#witness = witness
  }

  /** Ub (TS 24.109 §4): one HTTP request of a phone. Rejects only where the HLR cannot be asked. */
  async ub(request: Pick<HttpRequest, 'method' | 'url' | 'headers'>): Promise<HttpResponse> {
    const answer = readUb(request)
    if (typeof answer === 'string') return said(400, answer)
    const vector = this.#challenges.get(answer.nonce)
    this.#challenges.delete(answer.nonce)
    if (!vector || vector.imsi !== answer.imsi) return this.#challenge(answer)
    const proof = this.proves(answer, vector)
    if (proof.kind === 'ok') return this.#bootstrapped(answer, vector, proof.rspauth)
    this.#witness({ kind: 'aka.result', imsi: answer.imsi, result: proof.kind, at: 'bsf' })
    if (proof.kind !== 'sync') return said(403, 'the subscription did not prove itself')
    if (await this.#hlr.resynchronise(answer.imsi, vector.rand, proof.auts)) return this.#challenge(answer)
    return said(403, 'the card and the authentication centre do not agree')
  }

  async #challenge({ imsi, realm }: UbAnswer): Promise<HttpResponse> {
    const vector = await this.#hlr.vector(imsi)
    if (!vector) return said(403, 'the HLR does not know the subscription')
    const nonce = akaNonce(vector.rand, vector.autn)
    this.#challenges.set(nonce, { ...vector, imsi })
    const challenge = { realm, nonce, algorithm: 'AKAv1-MD5', qop: 'auth-int' }
    return said(401, '', { 'www-authenticate': formatDigest(challenge) })
  }

  #bootstrapped(
    { imsi, impi, realm, nc, cnonce }: UbAnswer,
    vector: AuthenticationVector,
    rspauth: (body: Uint8Array) => string,
  ): HttpResponse {
    const { ck, ik, rand } = vector
    const btid = btidOf(rand, realm)
    const until = this.#clock.now() + LIFETIME_SECONDS * 1000
    this.#held.set(btid, { btid, ck, ik, rand, impi, imsi, until })
    const result = { kind: 'aka.result', imsi, result: 'ok', at: 'bsf' } as const
    this.#witness({ ...result, btid, lifetimeSeconds: LIFETIME_SECONDS })
    const body = writeBootstrappingInfo({ btid, lifetime: new Date(until).toISOString() })
    const info = { qop: 'auth-int', rspauth: rspauth(body), cnonce, nc }
    const headers = { 'content-type': MIME_BSF, 'authentication-info': formatAuthenticationInfo(info) }
    return { status: 200, headers, body }
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

const said = (status: number, reason: string, headers: Record<string, string> = {}): HttpResponse => ({
  ...{ status, headers: { 'content-type': 'text/plain', ...headers } },
  body: Buffer.from(reason),
})
