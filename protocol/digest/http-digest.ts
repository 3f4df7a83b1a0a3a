import { md5 } from '../credentials/account.ts'
import { HeaderProblem } from '../credentials/hmac-header.ts'

export type DigestParams = Readonly<Record<string, string>>

const PART = /\s*([A-Za-z0-9-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(,|$)/y
const BARE = new Set(['algorithm', 'stale', 'nc'])

/** Reads `WWW-Authenticate: Digest …` (RFC 2617 §3.2.1). Throws HeaderProblem. */
export function parseChallenge(header: string): Record<string, string> {
  const scheme = /^\s*Digest\s+/i.exec(header)
  if (!scheme) throw new HeaderProblem(0, 'Digest')
  return parametersFrom(header, scheme[0].length)
}

/** Reads `Authentication-Info`, by which a server proves that it knows the password too (RFC 2617 §3.2.3). */
export const parseAuthenticationInfo = (header: string): Record<string, string> => parametersFrom(header, 0)

function parametersFrom(header: string, start: number): Record<string, string> {
  const params: Record<string, string> = {}
  let at = start
  while (at < header.length) {
    PART.lastIndex = at
    const found = PART.exec(header)
    if (!found) throw new HeaderProblem(at, 'name=value or name="value"')
    const name = (found[1] ?? '').toLowerCase()
    if (Object.hasOwn(params, name)) throw new HeaderProblem(at, `${name} once, not twice`)
    params[name] = found[2] === undefined ? (found[3] ?? '') : found[2].replace(/\\(.)/g, '$1')
    at = PART.lastIndex
  }
  return params
}

/** Reads `Authorization: Digest …` (RFC 2617 §3.2.2), which has the same grammar. */
export const parseAuthorization = parseChallenge

/** Writes `Authentication-Info`. */
export const formatAuthenticationInfo = (params: DigestParams): string => parts(params, ['qop'])

/** Writes either header; algorithm, stale and nc stand without quotes, as does qop in an Authorization. */
export function formatDigest(params: DigestParams, bare: readonly string[] = []): string {
  return `Digest ${parts(params, bare)}`
}

const parts = (params: DigestParams, bare: readonly string[]): string =>
  Object.entries(params)
    .map(([name, value]) =>
      BARE.has(name) || bare.includes(name)
        ? `${name}=${value}`
        : `${name}="${value.replace(/["\\]/g, '\\$&')}"`,
    )
    .join(', ')

export interface DigestInput {
  readonly username: string
  readonly realm: string
  /** Octets: under AKA the password is RES itself and not its hexadecimal text (RFC 3310 §3.3). */
  readonly password: Uint8Array
  /** Empty for what a server sends back in Authentication-Info. */
  readonly method: string
  readonly uri: string
  readonly nonce: string
  readonly nc?: string
  readonly cnonce?: string
  readonly qop?: 'auth' | 'auth-int'
  readonly body?: Uint8Array
}

/** The `response` of RFC 2617 §3.2.2.1, 32 hexadecimal digits. */
export function digestResponse(input: DigestInput): string {
  const { qop, nc = '', cnonce = '', method, uri } = input
  const ha1 = md5(`${input.username}:${input.realm}:`, input.password).toString('hex')
  const entity = qop === 'auth-int' ? `:${md5(input.body ?? new Uint8Array()).toString('hex')}` : ''
  const ha2 = md5(`${method}:${uri}${entity}`).toString('hex')
  return md5(
    qop ? `${ha1}:${input.nonce}:${nc}:${cnonce}:${qop}:${ha2}` : `${ha1}:${input.nonce}:${ha2}`,
  ).toString('hex')
}
