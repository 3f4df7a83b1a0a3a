import type { Token } from '../../protocol/wbxml/decode-tokens.ts'

const WIDTH = 16
/** Octets on one line beside a meaning: fewer, so that both fit on a screen. */
const BESIDE = 8

/** Octets with their offsets: beside what each token means where there are tokens, else beside their text. */
export function hexView(bytes: Uint8Array, tokens?: readonly Token[]): string[] {
  return tokens ? tokens.flatMap((token) => tokenLines(bytes, token)) : hexLines(bytes)
}

/** Octets sixteen to a line: offset, hexadecimal, text. */
export function hexLines(bytes: Uint8Array): string[] {
  return rows(bytes, 0, bytes.length, WIDTH).map(({ offset, octets }) => {
    const text = Array.from(octets, (octet) =>
      octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·',
    ).join('')
    return `${place(offset)}  ${hex(octets).padEnd(WIDTH * 3 - 1)}  ${text}`
  })
}

function tokenLines(bytes: Uint8Array, { offset, end, meaning, depth }: Token): string[] {
  return rows(bytes, offset, end, BESIDE).map((row, n) => {
    const said = n === 0 ? `${'  '.repeat(depth)}${meaning}` : ''
    return `${place(row.offset)}  ${hex(row.octets).padEnd(BESIDE * 3 - 1)}  ${said}`.trimEnd()
  })
}

function rows(bytes: Uint8Array, from: number, to: number, width: number) {
  const count = Math.ceil((to - from) / width)
  return Array.from({ length: count }, (_, n) => {
    const offset = from + n * width
    return { offset, octets: bytes.subarray(offset, Math.min(offset + width, to)) }
  })
}

const place = (offset: number) => offset.toString(16).padStart(6, '0')

const hex = (octets: Uint8Array) =>
  Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(' ')
