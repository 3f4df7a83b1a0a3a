/** Digits two by two with their nibbles swapped; an odd one is filled with F (TS 24.008 §10.5.1.4, TBCD). */
export function semiOctets(digits: string): Uint8Array {
  const even = digits.length % 2 === 0 ? digits : `${digits}F`
  return Uint8Array.from(
    Array.from({ length: even.length / 2 }, (_, at) =>
      Number.parseInt(`${even[at * 2 + 1]}${even[at * 2]}`, 16),
    ),
  )
}

/** The digits of semi-octets, without filler. */
export function digitsOf(octets: Uint8Array): string {
  const swapped = [...octets].map((octet) => (octet & 0x0f).toString(16) + (octet >> 4).toString(16)).join('')
  return swapped.replace(/f+$/, '')
}

/** Mobile identity: the first nibble is a digit, its partner type and parity (TS 24.008 §10.5.1.4). */
export function mobileIdentity(type: 1 | 2 | 3, digits: string): Uint8Array {
  const odd = digits.length % 2 === 1
  const parity = ((odd ? 8 : 0) | type).toString(16)
  return semiOctets(parity + digits)
}
