import { digitsOf, semiOctets } from './semi-octets.ts'

/** A number as E.164 digits without plus sign and separators; undefined when it is none. */
export function msisdnOf(text: string): string | undefined {
  const digits = text.replace(/[\s().-]/g, '').replace(/^\+/, '')
  return /^\d{5,15}$/.test(digits) ? digits : undefined
}

/** AddressString: type octet 91 (international, E.164), then TBCD (TS 29.002 §17.7.8). */
export function addressString(msisdn: string): Uint8Array {
  return Uint8Array.of(0x91, ...semiOctets(msisdn))
}

export function readAddressString(octets: Uint8Array): string {
  return digitsOf(octets.subarray(1))
}
