import { ksNaf, UA_HTTP_DIGEST } from './gba.ts'

/** What both ends have after bootstrapping (TS 33.220 §4.5.2). */
export interface Bootstrapped {
  readonly btid: string
  readonly ck: Uint8Array
  readonly ik: Uint8Array
  readonly rand: Uint8Array
  readonly impi: string
}

/** The key that both ends derive for a server that speaks HTTP Digest. */
export function ksNafOf({ ck, ik, rand, impi }: Bootstrapped, nafFqdn: string): Uint8Array {
  return ksNaf({ ck, ik, rand, impi, nafFqdn, uaId: UA_HTTP_DIGEST })
}
