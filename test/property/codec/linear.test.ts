import { afterEach, describe, expect, it, vi } from 'vitest'
import { readMessage } from '../../../protocol/syncml/read.ts'
import { Cursor } from '../../../protocol/wbxml/cursor.ts'
import { OpenElement } from '../../../protocol/wbxml/open-element.ts'
import { Source } from '../../../protocol/xml/source.ts'
import { joined } from './mutate.ts'

/**
 * Twice the input may cost twice the steps, not four times. Steps are counted, not timed: calls of what moves over the
 * octets, and the octets each call goes over.
 */
const LIMITS = { maxBytes: 1 << 24, maxDepth: 64, maxElements: 1 << 20 }

afterEach(() => vi.restoreAllMocks())

const range = (args: readonly unknown[]) => {
  const [from, to] = args
  return typeof from === 'number' && typeof to === 'number' ? Math.max(0, to - from) : 0
}

function steps(bytes: Uint8Array, content: 'xml' | 'wbxml'): number {
  let count = 0
  const watch = (cost: (args: readonly unknown[]) => number) => (args: readonly unknown[]) => {
    count += 1 + cost(args)
  }
  const onRange = watch(range)
  const onPiece = watch(() => 1)
  const watched: [object, string, (args: readonly unknown[]) => void][] = [
    ...[Source.prototype, Cursor.prototype].map(
      (owner) => [owner, 'text', onRange] as [object, string, typeof onRange],
    ),
    [Cursor.prototype, 'maybeText', onRange],
    [Cursor.prototype, 'nulBefore', onRange],
    [Cursor.prototype, 'octet', onPiece],
    [Cursor.prototype, 'take', onPiece],
    [OpenElement.prototype, 'octets', onPiece],
    [OpenElement.prototype, 'close', onPiece],
  ]
  for (const [owner, method, note] of watched) {
    const methods = owner as Record<string, (...args: unknown[]) => unknown>
    const original = methods[method]
    vi.spyOn(methods, method).mockImplementation(function (this: unknown, ...args: unknown[]) {
      note(args)
      return original?.apply(this, args)
    })
  }
  try {
    readMessage(bytes, content, LIMITS)
  } catch {
    // Most of these are no messages; how far the reader got is what counts.
  }
  vi.restoreAllMocks()
  return count
}

const xml = (unit: string) => (n: number) =>
  new Uint8Array(Buffer.from(`<SyncML>é${unit.repeat(n)}</SyncML>`))
const HEADER = Uint8Array.of(0x02, 0xa4, 0x01, 0x6a, 0x00, 0x6d)
const wbxml =
  (...unit: number[]) =>
  (n: number) =>
    joined(HEADER, ...Array.from({ length: n }, () => Uint8Array.from(unit)), Uint8Array.of(0x01))
const mb = (value: number) => [
  0x80 | (value >> 21),
  0x80 | ((value >> 14) & 0x7f),
  0x80 | ((value >> 7) & 0x7f),
  value & 0x7f,
]
/** A string table of one long string, and references to it and to each of its ends. */
const table = (n: number) =>
  joined(
    Uint8Array.of(0x02, 0xa4, 0x01, 0x6a, ...mb(n)),
    new Uint8Array(n).fill(0x61),
    Uint8Array.of(0x6d),
    ...Array.from({ length: n }, (_, at) => Uint8Array.of(0x83, ...mb(at))),
    Uint8Array.of(0x01),
  )

describe('steps grow with the octets', () => {
  it.each([
    ['comments after a letter that is not ASCII', 'xml', xml('é<!--é-->')],
    ['references', 'xml', xml('&amp;&#x41;')],
    ['CDATA sections', 'xml', xml('<![CDATA[é]]>')],
    ['unknown elements', 'xml', xml('<a b="é"/>')],
    ['namespaces', 'xml', xml('<a xmlns:b="c"><b:d/></a>')],
    ['repeated headers', 'xml', xml('<SyncHdr/>')],
    ['carriage returns', 'xml', xml('\r\n\r')],
    ['OPAQUE that is no text', 'wbxml', wbxml(0xc3, 0x02, 0x00, 0x01)],
    ['text and OPAQUE by turns', 'wbxml', wbxml(0x03, 0x61, 0x00, 0xc3, 0x01, 0xff)],
    ['characters as ENTITY', 'wbxml', wbxml(0x02, 0x60)],
    ['page switches', 'wbxml', wbxml(0x00, 0x01, 0x00, 0x00)],
    ['elements', 'wbxml', wbxml(0x6c, 0x01)],
  ] as const)('%s', (_, content, make) => {
    const once = steps(make(2000), content)
    const twice = steps(make(4000), content)
    expect(once).toBeGreaterThan(2000)
    expect(twice / once).toBeLessThan(2.2)
  })

  it('a string table that each reference takes nearly whole stops at the limit on octets', () => {
    const bytes = table(6000)
    expect(() => readMessage(bytes, 'wbxml', { ...LIMITS, maxBytes: bytes.length })).toThrow(
      /string table in all/,
    )
    expect(steps(bytes, 'wbxml')).toBeGreaterThan(6000)
  })
})
