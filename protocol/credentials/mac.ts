import { md5 } from './account.ts'

/**
 * The value of `mac` in x-syncml-hmac: B64(H(A:nonce:B64(H(body)))), nested MD5 in spite of the name. `body` is the
 * entity exactly as carried, before any transfer coding; it is never written anew for the check.
 */
export function macOf(a: string, nonce: Uint8Array, body: Uint8Array): string {
  return md5(`${a}:`, nonce, `:${md5(body).toString('base64')}`).toString('base64')
}
