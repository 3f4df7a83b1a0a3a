import type { AuthenticationVector } from '../../protocol/aka/vector.ts'
import { sameText } from '../../protocol/credentials/same.ts'
import { digestResponse, parseAuthorization } from '../../protocol/digest/http-digest.ts'
import type { HttpRequest } from '../world/transport.ts'

/** What a phone says of itself in a request over Ub, as far as it can be read without a key. */
export interface UbAnswer {
  readonly imsi: string
  readonly impi: string
  readonly realm: string
  readonly uri: string
  /** Empty in the first request. */
  readonly nonce: string
  readonly response: string
  readonly nc: string
  readonly cnonce: string
  readonly auts?: Uint8Array
}

/** Reads the Authorization of a request, or says why it cannot be answered. */
export function readUb({
  method,
  url,
  headers,
}: Pick<HttpRequest, 'method' | 'url' | 'headers'>): UbAnswer | string {
  const header = headers['authorization']
  if (method !== 'GET' || typeof header !== 'string') return 'bootstrapping is a GET with one Authorization'
  let fields: Record<string, string>
  try {
    fields = parseAuthorization(header)
  } catch (problem) {
    return `Authorization: ${(problem as Error).message}`
  }
  const {
    username: impi = '',
    realm = '',
    uri = '',
    nonce = '',
    response = '',
    nc = '',
    cnonce = '',
    auts,
  } = fields
  const imsi = /^(\d{6,15})@ims\./.exec(impi)?.[1]
  const { pathname, search } = new URL(url)
  if (imsi === undefined) return 'username is no IMPI that is made of an IMSI'
  if (uri !== pathname + search) return 'uri is another than that of the request'
  const answer = { imsi, impi, realm, uri, nonce, response, nc, cnonce }
  return auts === undefined ? answer : { ...answer, auts: Uint8Array.from(Buffer.from(auts, 'base64')) }
}

/** What an answer proves under the vector of its challenge. */
export type UbProof =
  | { readonly kind: 'ok'; readonly rspauth: (body: Uint8Array) => string }
  | { readonly kind: 'sync'; readonly auts: Uint8Array }
  | { readonly kind: 'macFail' | 'resMismatch' }

/**
 * RES is the password; beside AUTS it is empty, because there is no RES then (RFC 3310 §3.4). A card to which the network
 * did not prove itself gives no response at all (TS 24.109 §4.2).
 */
export function proofIn(answer: UbAnswer, vector: AuthenticationVector): UbProof {
  const { impi: username, realm, uri, nonce, nc, cnonce, response, auts } = answer
  if (response === '' && !auts) return { kind: 'macFail' }
  const common = { username, realm, uri, nonce, nc, cnonce, qop: 'auth-int' } as const
  const password = auts ? new Uint8Array() : vector.xres
  if (!sameText(digestResponse({ ...common, method: 'GET', password }), response))
    return { kind: 'resMismatch' }
  if (auts) return { kind: 'sync', auts }
  return { kind: 'ok', rspauth: (body) => digestResponse({ ...common, method: '', password, body }) }
}
