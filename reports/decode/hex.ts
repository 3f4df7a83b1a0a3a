/** Octets sixteen to a line: offset, hexadecimal, text. */
export function hexLines(bytes: Uint8Array, from = 0): string[] {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.subarray(at, at + 16)
    const hex = [...row].map((octet) => octet.toString(16).padStart(2, '0')).join(' ')
    const text = [...row]
      .map((octet) => (octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·'))
      .join('')
    lines.push(`${(from + at).toString(16).padStart(6, '0')}  ${hex.padEnd(47)}  ${text}`)
  }
  return lines
}
