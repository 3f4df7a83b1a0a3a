const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Replaces character references and XML's five entities; there are no others. `fault` is told of the place of a wrong
 * one and must throw.
 */
export function decodeEntities(text: string, fault: (at: number, expected: string) => never): string {
  let out = ''
  let from = 0
  for (let amp = text.indexOf('&'); amp !== -1; amp = text.indexOf('&', from)) {
    const end = text.indexOf(';', amp)
    if (end === -1 || end - amp > 12) fault(amp, '&lt; &gt; &amp; &quot; &apos; or a character reference')
    out +=
      text.slice(from, amp) + one(text.slice(amp + 1, end), () => fault(amp, 'one of XML’s five entities'))
    from = end + 1
  }
  return out + text.slice(from)
}

function one(name: string, fault: () => never): string {
  const named = NAMED[name]
  if (named !== undefined) return named
  const reference = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(name)
  if (!reference) return fault()
  const point = reference[1] === undefined ? Number(reference[2]) : Number.parseInt(reference[1], 16)
  const legal = point === 9 || point === 10 || point === 13 || (point >= 0x20 && point <= 0x10ffff)
  if (!legal || (point >= 0xd800 && point <= 0xdfff)) return fault()
  return String.fromCodePoint(point)
}

/** Text as it stands between tags or inside a double-quoted attribute. */
export function encodeEntities(text: string): string {
  return /[&<>"\r]/.test(text) ? text.replace(/[&<>"\r]/g, (char) => ESCAPES[char] ?? char) : text
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}
