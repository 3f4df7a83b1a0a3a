import { isCharacter } from '../markup/character.ts'
import type { Source } from './source.ts'

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** `&#x10FFFF;` is the longest that means anything, but leading zeros are legal. */
const LONGEST = 24

/**
 * Text between two places with XML's five entities and character references replaced; there are no others. `shaped` is asked
 * about what stands there literally, not about what a reference brings.
 */
export function decodeEntities(
  source: Source,
  from: number,
  to: number,
  shaped: (literal: string) => string = (literal) => literal,
): string {
  let out = ''
  let start = from
  for (
    let amp = source.octets.indexOf('&', from);
    amp !== -1 && amp < to;
    amp = source.octets.indexOf('&', start)
  ) {
    const name = source.octets.slice(amp + 1, Math.min(to, amp + LONGEST))
    const end = name.indexOf(';')
    if (end === -1) source.fail('malformed', amp, '&lt; &gt; &amp; &quot; &apos; or a character reference')
    out += shaped(source.text(start, amp)) + one(name.slice(0, end), source, amp)
    start = amp + end + 2
  }
  return out + shaped(source.text(start, to))
}

function one(name: string, source: Source, at: number): string {
  if (Object.hasOwn(NAMED, name)) return NAMED[name] ?? ''
  const reference = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(name)
  if (!reference) return source.fail('malformed', at, 'one of XML’s five entities')
  const point = reference[1] === undefined ? Number(reference[2]) : Number.parseInt(reference[1], 16)
  if (!isCharacter(point)) source.fail('malformed', at, 'a reference to a character that XML has')
  return String.fromCodePoint(point)
}

const TEXT = /[&<>"\r]/
const ATTRIBUTE = /[&<>"\r\n\t]/g

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/** Text as it stands between tags. */
export function encodeEntities(text: string): string {
  return TEXT.test(text) ? text.replace(/[&<>"\r]/g, (char) => ESCAPES[char] ?? char) : text
}

/** Text inside a double-quoted attribute, where a bare line end or tab would be read as a blank (XML 1.0 §3.3.3). */
export function encodeAttribute(text: string): string {
  return text.replace(ATTRIBUTE, (char) => ESCAPES[char] ?? char)
}
