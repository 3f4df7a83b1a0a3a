import { sameText } from '../../../protocol/credentials/same.ts'
import { digestResponse, formatDigest, parseAuthorization } from '../../../protocol/digest/http-digest.ts'
import { nafRealm } from '../../../protocol/gba/gba.ts'

/** One `WWW-Authenticate` that was sent: its nonce is good for one session. */
export interface SubscriberChallenge {
  readonly nonce: string
  readonly opaque: string
}

/** The value of WWW-Authenticate by which a NAF asks for bootstrapped keys (TS 24.109 §5.2). */
export function challengeHeader(nafFqdn: string, challenge: SubscriberChallenge): string {
  return formatDigest({
    realm: nafRealm(nafFqdn),
    nonce: challenge.nonce,
    opaque: challenge.opaque,
    algorithm: 'MD5',
    qop: 'auth',
  })
}

/** What the device answered, as far as it can be checked without the key. */
export interface DigestAnswer {
  readonly btid: string
  readonly nonce: string
  readonly parameters: Readonly<Record<string, string>>
}

/** Reads `Authorization: Digest …`; undefined when it is none or lacks what must be there. */
export function readAnswer(header: string): DigestAnswer | undefined {
  try {
    const parameters = parseAuthorization(header)
    const { username, nonce } = parameters
    if (username === undefined || nonce === undefined) return undefined
    return { btid: username, nonce, parameters }
  } catch {
    return undefined
  }
}

/** Whether the answer was computed with the key that the BSF holds for its B-TID, for this very request. */
export function answerHolds(
  answer: DigestAnswer,
  request: {
    readonly nafFqdn: string
    readonly uri: string
    readonly body: Uint8Array
    readonly ksNaf: string
  },
): boolean {
  const { realm, uri, response, nc, cnonce, qop } = answer.parameters
  if (realm !== nafRealm(request.nafFqdn) || response === undefined) return false
  if (uri === undefined || !sameTarget(uri, request.uri)) return false
  if (qop !== 'auth' && qop !== 'auth-int') return false
  if (nc === undefined || cnonce === undefined) return false
  const expected = digestResponse({
    username: answer.btid,
    realm,
    password: Buffer.from(request.ksNaf, 'latin1'),
    method: 'POST',
    uri,
    nonce: answer.nonce,
    nc,
    cnonce,
    qop,
    body: request.body,
  })
  return sameText(expected, response)
}

/** A device may write the whole URL where the request line has only its path. */
function sameTarget(claimed: string, actual: string): boolean {
  const url = URL.parse(claimed, 'http://naf.invalid')
  return url !== null && `${url.pathname}${url.search}` === actual
}
