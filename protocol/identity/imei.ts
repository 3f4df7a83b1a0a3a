import { luhnHolds } from './luhn.ts'

/** What a device identity says about the equipment. */
export interface DeviceId {
  /** TAC and SNR: the 14 digits by which equipment is compared. */
  readonly imei14: string
  /** True for 15 digits with the right check digit, false for a wrong one, undefined without one. */
  readonly checked?: boolean
  /** Software version number of an IMEISV. */
  readonly svn?: string
}

/**
 * Reads `IMEI:…`, `urn:imei:…`, `urn:gsma:imei:…` or bare digits: 14 (no check digit), 15 (IMEI) or 16 (IMEISV).
 * Undefined for anything else, and for the all-zero number of test equipment, which identifies nothing.
 */
export function parseDeviceId(text: string): DeviceId | undefined {
  const found = /^(?:(?:IMEI(?:SV)?|urn:imei|urn:gsma:imei):)?([\d-]{14,20})$/i.exec(text.trim())
  const digits = found?.[1]?.replaceAll('-', '') ?? ''
  const imei14 = digits.slice(0, 14)
  if (digits.length < 14 || digits.length > 16 || /^0+$/.test(imei14)) return undefined
  if (digits.length === 16) return { imei14, svn: digits.slice(14) }
  // The radio protocols send the check digit as 0: then it says nothing.
  if (digits.length === 14) return { imei14 }
  return { imei14, checked: luhnHolds(digits) }
}

/** The 14 digits that name the same equipment in IMEI, IMEISV and shortened forms. */
export function imei14Of(text: string): string | undefined {
  return parseDeviceId(text)?.imei14
}

/** The DevId of a device: `IMEI:` and 15 digits (StdObj 1.2 §5.3.1). */
export function deviceIdOf(imei: string): string {
  return `IMEI:${imei}`
}
