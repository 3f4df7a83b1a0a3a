import type { Element } from '../markup/element.ts'
import type { Reading } from './reading.ts'

/** Text of an element that has text only, without the white space around it; markup inside it is noted. */
export function textOf(element: Element, reading: Reading): string {
  markupInside(element, reading)
  if (element.opaque) return octetsAsText(element, element.opaque, reading)
  const { text } = element
  const trimmed = text.trim()
  if (trimmed !== text) reading.deviate('white-space', `white space around ${element.name}`, element.offset)
  if (element.name === 'NextNonce' && element.opaqueAt !== undefined && !isBase64(trimmed)) {
    return octetsAsText(element, Buffer.from(text, 'utf8'), reading)
  }
  return trimmed
}

/** Notes elements inside one that should have text only. */
export function markupInside(element: Element, reading: Reading): void {
  for (const child of element.children) {
    reading.deviate('unexpected-markup', `<${child.name}> inside <${element.name}>`, child.offset)
  }
}

/** Octets where text belongs become base64; some clients send a nonce so, and mean just that (wbxml §5). */
function octetsAsText(element: Element, octets: Uint8Array, reading: Reading): string {
  const code = element.name === 'NextNonce' ? 'raw-nonce' : 'octets-for-text'
  reading.deviate(code, `${octets.length} octets in <${element.name}>`, element.opaqueAt ?? element.offset)
  return Buffer.from(octets).toString('base64')
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
}
