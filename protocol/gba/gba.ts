import { createHmac } from 'node:crypto'

/** The Ua security protocol identifier of HTTP Digest (TS 33.220 annex H). */
export const UA_HTTP_DIGEST = Uint8Array.of(1, 0, 0, 0, 2)

/** The realm by which a NAF asks for a bootstrapped key (TS 24.109 §5.2). */
export function nafRealm(fqdn: string): string {
  return `3GPP-bootstrapping@${fqdn}`
}

/** The private identity of a subscription: the MNC is padded to three digits (TS 23.003 §13.3). */
export function impiOf(imsi: string, mncLength: 2 | 3): string {
  return `${imsi}@ims.${domainOf(imsi, mncLength)}.3gppnetwork.org`
}

/** The bootstrapping server of a subscription's home network (TS 23.003 §16.2). */
export function bsfOf(imsi: string, mncLength: 2 | 3): string {
  return `bsf.${domainOf(imsi, mncLength)}.pub.3gppnetwork.org`
}

function domainOf(imsi: string, mncLength: 2 | 3): string {
  return `mnc${imsi.slice(3, 3 + mncLength).padStart(3, '0')}.mcc${imsi.slice(0, 3)}`
}

/** B-TID = B64(RAND) @ BSF. */
export function btidOf(rand: Uint8Array, bsf: string): string {
  return `${Buffer.from(rand).toString('base64')}@${bsf}`
}

export interface KsNafInput {
  readonly ck: Uint8Array
  readonly ik: Uint8Array
  readonly rand: Uint8Array
  readonly impi: string
  readonly nafFqdn: string
  /** 5 octets. */
  readonly uaId: Uint8Array
}

/** Ks_NAF, 32 octets (TS 33.220 annex B): each parameter is followed by its length. */
export function ksNaf({ ck, ik, rand, impi, nafFqdn, uaId }: KsNafInput): Uint8Array {
  const naf = Buffer.concat([Buffer.from(nafFqdn, 'utf8'), uaId])
  const params = [Buffer.from('gba-me'), rand, Buffer.from(impi, 'utf8'), naf]
  const s = Buffer.concat([Buffer.of(1), ...params.flatMap((each) => [each, lengthOf(each)])])
  return Uint8Array.from(
    createHmac('sha256', Buffer.concat([ck, ik]))
      .update(s)
      .digest(),
  )
}

const lengthOf = (octets: Uint8Array) => Buffer.of(octets.length >> 8, octets.length & 0xff)
