import { digitsOf, mobileIdentity } from './semi-octets.ts'

/** Countries whose networks have three digits, as far as numbering plans tell (ITU-T E.212 annex). */
const THREE_DIGITS = new Set([
  '302',
  '334',
  '338',
  '342',
  '344',
  '346',
  '348',
  '352',
  '354',
  '356',
  '358',
  '360',
  '365',
  '366',
  '376',
  '732',
  '708',
  '722',
  '750',
])

/** Digits of the MNC: what EF_AD says where the card is at hand, else a table by country. `001` is not `01`. */
export function mncLengthOf(mcc: string): 2 | 3 {
  const code = Number(mcc)
  return (code >= 310 && code <= 316) || THREE_DIGITS.has(mcc) ? 3 : 2
}

/** The home network of an IMSI as MCC and MNC. */
export function hplmn(
  imsi: string,
  mncLength: 2 | 3 = mncLengthOf(imsi.slice(0, 3)),
): { mcc: string; mnc: string } {
  return { mcc: imsi.slice(0, 3), mnc: imsi.slice(3, 3 + mncLength) }
}

/** Whether the text can be an IMSI: 6 to 15 digits. */
export function isImsi(text: string): boolean {
  return /^\d{6,15}$/.test(text)
}

/** EF_IMSI without its length octet; also the mobile identity and the NETWPIN key. */
export function imsiOctets(imsi: string): Uint8Array {
  return mobileIdentity(1, imsi)
}

/** EF_IMSI as stored (TS 31.102 §4.2.2): length, then the coded digits. */
export function efImsi(imsi: string): Uint8Array {
  const coded = imsiOctets(imsi)
  return Uint8Array.of(coded.length, ...coded)
}

/** The IMSI in an EF_IMSI; undefined when it holds none. */
export function readEfImsi(octets: Uint8Array): string | undefined {
  const imsi = digitsOf(octets.subarray(1, 1 + (octets[0] ?? 0))).slice(1)
  return isImsi(imsi) ? imsi : undefined
}
