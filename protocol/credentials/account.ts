import { createHash } from 'node:crypto'

/** MD5 over the octets or UTF-8 text given, as 16 octets. */
export function md5(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** A = B64(H(user:password)): 24 characters, and all that a verifier needs to keep (DM Security §5.3). */
export function credentialHash(user: string, password: string): string {
  return md5(`${user}:${password}`).toString('base64')
}
