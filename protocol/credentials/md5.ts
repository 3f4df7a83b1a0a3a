import { md5 } from './account.ts'

/** The data of an auth-md5 credential: B64(H(A:nonce)), with the nonce's octets and not its base64 text. */
export function md5Data(a: string, nonce: Uint8Array): string {
  return md5(`${a}:`, nonce).toString('base64')
}
