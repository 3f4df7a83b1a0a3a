import { GsupProblem } from './problem.ts'

/** Information elements that we read and write, by the names of Osmocom's GSUP description. */
export const IE = {
  imsi: 0x01,
  cause: 0x02,
  authTuple: 0x03,
  msisdn: 0x08,
  rand: 0x20,
  sres: 0x21,
  kc: 0x22,
  ik: 0x23,
  ck: 0x24,
  autn: 0x25,
  auts: 0x26,
  res: 0x27,
  domain: 0x28,
  imei: 0x50,
  imeiResult: 0x51,
} as const

export interface InformationElement {
  readonly iei: number
  readonly value: Uint8Array
}

/** Identifier, length, value. A value has at most 255 octets. */
export function writeElements(elements: readonly InformationElement[]): number[] {
  return elements.flatMap(({ iei, value }) => {
    if (value.length > 0xff) throw new RangeError(`an element holds 255 octets, not ${value.length}`)
    return [iei, value.length, ...value]
  })
}

/** `base` is where these octets stand in the message. Throws GsupProblem for an element that is cut off. */
export function readElements(octets: Uint8Array, base: number): InformationElement[] {
  const elements: InformationElement[] = []
  for (let at = 0; at < octets.length; ) {
    const [iei = 0, length] = octets.subarray(at, at + 2)
    const end = at + 2 + (length ?? 0)
    if (length === undefined || end > octets.length)
      throw new GsupProblem(base + at, 'a whole information element')
    elements.push({ iei, value: Uint8Array.from(octets.subarray(at + 2, end)) })
    at = end
  }
  return elements
}
