import { luhnHolds } from './luhn.ts'
import { digitsOf, semiOctets } from './semi-octets.ts'

/** Whether the text is an ICCID: 89, then 17 or 18 more digits, the last one the check digit (ITU-T E.118). */
export function isIccid(text: string): boolean {
  return /^89\d{17,18}$/.test(text) && luhnHolds(text)
}

/** EF_ICCID: ten octets (TS 102 221 §13.2). */
export function efIccid(iccid: string): Uint8Array {
  return semiOctets(iccid.padEnd(20, 'F'))
}

export function readEfIccid(octets: Uint8Array): string {
  return digitsOf(octets)
}
