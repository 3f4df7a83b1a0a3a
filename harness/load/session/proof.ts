import { hash } from './hash.ts'

/** `A:` and a nonce are put together here: 24 characters of hash, a colon, and up to 512 octets. */
const SCRATCH = Buffer.alloc(600)
const HASH = 24

/** Data of an auth-md5 credential, from the octets of A = B64(H(user:password)). */
export function md5Proof(a: Uint8Array, nonce: Uint8Array): string {
  return hash(SCRATCH.subarray(0, joined(a, nonce)))
}

/** The mac of x-syncml-hmac over a body exactly as carried. */
export function macProof(a: Uint8Array, nonce: Uint8Array, body: Uint8Array): string {
  const inner = hash(body)
  let end = joined(a, nonce)
  SCRATCH[end++] = 0x3a
  end += SCRATCH.write(inner, end, 'latin1')
  return hash(SCRATCH.subarray(0, end))
}

/** Throws RangeError for a nonce that is longer than any that DM knows. */
function joined(a: Uint8Array, nonce: Uint8Array): number {
  if (nonce.length > SCRATCH.length - 2 * HASH - 2) throw new RangeError('a nonce without end')
  SCRATCH.set(a, 0)
  SCRATCH[HASH] = 0x3a
  SCRATCH.set(nonce, HASH + 1)
  return HASH + 1 + nonce.length
}
