import { authTypeOf } from '../../../../protocol/credentials/type.ts'
import { headerStatusIn } from '../transcript.ts'
import { overall, test } from './expected.ts'

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
/** A stored history has asterisks where a nonce was. */
const MASKED = /^\*+$/

/** The Status of SyncHdr has a challenge: a type that DM knows, Format b64, and a nonce in base64 where the type has one. */
export const challenges = test('a challenge with Type, Format b64 and NextNonce in base64', ({ got }) => {
  if (!got?.message) return undefined
  const meta = headerStatusIn(got.message)?.chal?.meta
  if (!meta) return 'no Chal'
  const type = authTypeOf(meta.type)
  if (!type) return `Type ${meta.type}`
  if (type === 'basic') return (meta.format ?? 'b64') === 'b64' || `Format ${meta.format}`
  if (meta.format !== 'b64') return `Format ${meta.format ?? 'missing'}`
  const { nextNonce } = meta
  if (nextNonce === undefined || nextNonce === '') return 'no NextNonce'
  return BASE64.test(nextNonce) || MASKED.test(nextNonce) || `NextNonce '${nextNonce}' is not base64`
})

export const noChallengeNeeded = test('no challenge: neither 401 nor 407', ({ got }) => {
  if (!got?.message) return got ? `HTTP ${got.httpStatus}` : 'no answer'
  const code = headerStatusIn(got.message)?.data
  return (code !== '401' && code !== '407') || `SyncHdr Status ${code}`
})

/** Nonces differ from one another; 16 octets or more. */
export const freshNonces = overall('nonces are new each time', (transcript) => {
  const nonces = transcript.of('dm.chal').filter(({ type }) => type !== 'basic')
  if (nonces.length < 2) return undefined
  const names = nonces.map(({ nonce }) => nonce)
  return new Set(names).size === names.length || 'a nonce came twice'
})

export const longNonces = overall('nonces have 16 octets or more', (transcript) => {
  const nonces = transcript.of('dm.chal').filter(({ type }) => type !== 'basic')
  if (nonces.length === 0) return undefined
  const short = nonces.find(({ octets }) => octets < 16)
  return short === undefined || `a nonce of ${short.octets} octets`
})

/** What the server showed as its own proof held, each time that it showed one. */
export const provenServer = overall('the server proves itself', (transcript) => {
  const proofs = transcript.of('dm.srvauth').filter(({ type }) => type !== 'none')
  if (proofs.length === 0) return undefined
  const wrong = proofs.find(({ ok }) => !ok)
  return wrong === undefined || `the server's ${wrong.type} credential: ${wrong.reason ?? 'wrong'}`
})

/** The last credential that we showed was refused. */
export const refusedCredential = overall('the credential is refused', (transcript) => {
  const last = transcript.of('dm.clauth').at(-1)
  return last === undefined ? undefined : !last.ok || `${last.code} for a credential that is ${last.truth}`
})

export const acceptedCredential = overall('the credential is accepted', (transcript) => {
  const last = transcript.of('dm.clauth').at(-1)
  return last === undefined ? undefined : last.ok || `${last.code} for a credential that is ${last.truth}`
})
