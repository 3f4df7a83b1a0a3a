import { createHmac } from 'node:crypto'

/** The nonce of Digest AKA: B64(RAND ‖ AUTN ‖ data) (RFC 3310 §3.2). */
export function akaNonce(rand: Uint8Array, autn: Uint8Array, data: Uint8Array = new Uint8Array()): string {
  return Buffer.concat([rand, autn, data]).toString('base64')
}

/** RAND and AUTN of such a nonce; undefined when it holds fewer than 32 octets. */
export function readAkaNonce(text: string): { rand: Uint8Array; autn: Uint8Array } | undefined {
  const octets = Buffer.from(text, 'base64')
  if (octets.length < 32) return undefined
  return { rand: Uint8Array.from(octets.subarray(0, 16)), autn: Uint8Array.from(octets.subarray(16, 32)) }
}

/** The password of AKAv2-MD5: B64(HMAC-MD5(RES ‖ IK ‖ CK, …)) (RFC 4169 §3). */
export function akaV2Password(res: Uint8Array, ik: Uint8Array, ck: Uint8Array): string {
  return createHmac('md5', Buffer.concat([res, ik, ck]))
    .update('http-digest-akav2-password')
    .digest('base64')
}
