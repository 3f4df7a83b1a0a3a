import { createHmac } from 'node:crypto'

/**
 * What a device answers to its manufacturer's challenge: HMAC-SHA-256 with the key that the factory gave it, over the
 * challenge and the 14 digits of its IMEI, as base64. Says which equipment it is, and nothing about whose card is inside.
 */
export function attestationOf(key: Uint8Array, challenge: string, imei14: string): string {
  return createHmac('sha256', key).update(`${challenge}:${imei14}`).digest('base64')
}
