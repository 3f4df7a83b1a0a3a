import { sameText } from '../../../protocol/credentials/same.ts'
import { readAkaNonce } from '../../../protocol/digest/aka.ts'
import {
  type DigestParams,
  digestResponse,
  formatDigest,
  parseAuthenticationInfo,
  parseChallenge,
} from '../../../protocol/digest/http-digest.ts'
import { readBootstrappingInfo } from '../../../protocol/gba/bootstrapping-info.ts'
import { bsfOf, impiOf } from '../../../protocol/gba/gba.ts'
import type { Bootstrapped } from '../../../protocol/gba/key.ts'
import type { AkaAnswer, Card } from '../../card/card.ts'
import type { Random } from '../../world/random.ts'
import type { HttpResponse, Transport } from '../../world/transport.ts'

const NC = '00000001'
/** The first challenge, one after a resynchronisation, and no more. */
const MAX_CHALLENGES = 2

/**
 * Ub from the phone's side (TS 24.109 §4): asks the BSF of the card's home for a challenge, has the card answer it, and
 * takes the key's name. Undefined when card, network and BSF do not agree. `ub` leads to the BSF, where bootstrapping is
 * at the root unless `uri` says otherwise.
 */
export async function bootstrap(
  card: Card,
  ub: Transport,
  random: Random,
  uri = '/',
): Promise<Bootstrapped | undefined> {
  const bsf = bsfOf(card.imsi, card.mncLength)
  const impi = impiOf(card.imsi, card.mncLength)
  const ask = (fields: DigestParams) => {
    const authorization = formatDigest({ username: impi, realm: bsf, uri, ...fields }, ['qop'])
    return ub({
      method: 'GET',
      url: `http://${bsf}${uri}`,
      headers: { authorization },
      body: new Uint8Array(),
    })
  }
  let answer = await ask({ nonce: '', response: '' })
  for (let n = 0; n < MAX_CHALLENGES; n++) {
    const { nonce = '', realm = '' } = challengeIn(answer)
    const challenge = readAkaNonce(nonce)
    if (!challenge || realm !== bsf) return undefined
    const said = card.authenticate(challenge.rand, challenge.autn)
    const cnonce = Buffer.from(random.bytes(8)).toString('hex')
    const proof = { username: impi, realm, uri, nonce, nc: NC, cnonce, qop: 'auth-int' } as const
    answer = await ask({
      nonce,
      algorithm: 'AKAv1-MD5',
      qop: 'auth-int',
      nc: NC,
      cnonce,
      ...responseTo(said, proof),
    })
    if (said.kind === 'macFailure') return undefined
    if (said.kind === 'syncFailure') continue
    if (!provesItself(answer, { ...proof, password: said.res })) return undefined
    const { btid } = readBootstrappingInfo(answer.body)
    return { btid, impi, rand: challenge.rand, ck: said.ck, ik: said.ik }
  }
  return undefined
}

type Proof = Omit<Parameters<typeof digestResponse>[0], 'password' | 'method'>

/** RES where there is one, AUTS with an empty password, or nothing for a network that did not prove itself. */
function responseTo(said: AkaAnswer, proof: Proof): DigestParams {
  if (said.kind === 'macFailure') return { response: '' }
  if (said.kind === 'ok') return { response: digestResponse({ ...proof, method: 'GET', password: said.res }) }
  const response = digestResponse({ ...proof, method: 'GET', password: new Uint8Array() })
  return { response, auts: Buffer.from(said.auts).toString('base64') }
}

function challengeIn({ status, headers }: HttpResponse): Record<string, string> {
  const header = headers['www-authenticate']
  return status === 401 && header ? parseChallenge(header) : {}
}

/** The BSF knows RES too: a key from anybody else would be known to nobody. */
function provesItself(
  { status, headers, body }: HttpResponse,
  proof: Proof & { readonly password: Uint8Array },
): boolean {
  const header = headers['authentication-info']
  if (status !== 200 || header === undefined) return false
  const { rspauth = '' } = parseAuthenticationInfo(header)
  return sameText(rspauth, digestResponse({ ...proof, method: '', body }))
}
