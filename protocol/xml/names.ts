import type { Source } from './source.ts'

const START = 1
const INSIDE = 2
const BLANK = 4

/** What an octet may be: every octet above 0x7F is taken for part of a letter. */
const KIND = new Uint8Array(256)
for (let octet = 0x80; octet < 256; octet++) KIND[octet] = START | INSIDE
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:')
  KIND[char.charCodeAt(0)] = START | INSIDE
for (const char of '0123456789-.') KIND[char.charCodeAt(0)] = INSIDE
for (const char of ' \t\r\n') KIND[char.charCodeAt(0)] = BLANK

/** Where the name that begins at `at` ends; `at` itself when none begins there. */
export function nameEnd({ octets, length }: Source, at: number): number {
  if (at >= length || ((KIND[octets.charCodeAt(at)] ?? 0) & START) === 0) return at
  let end = at + 1
  while (end < length && ((KIND[octets.charCodeAt(end)] ?? 0) & INSIDE) !== 0) end += 1
  return end
}

/** Where the white space that begins at `at` ends. */
export function blankEnd({ octets, length }: Source, at: number): number {
  let end = at
  while (end < length && KIND[octets.charCodeAt(end)] === BLANK) end += 1
  return end
}
