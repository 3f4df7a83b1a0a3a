import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../../protocol/syncml/limits.ts'
import { readWbxml } from '../../../../protocol/wbxml/read.ts'
import { thrownBy } from '../thrown-by.ts'

/** Octets from hex, with text in quotes: `02 a401 6a 00 4f 03 "x" 00 01`. */
function octets(notation: string): Uint8Array {
  const parts = [...notation.matchAll(/"([^"]*)"|([0-9a-fA-F]{2})/g)]
  return new Uint8Array(
    Buffer.concat(
      parts.map(([, text, hex]) => (text === undefined ? Buffer.from(hex ?? '', 'hex') : Buffer.from(text))),
    ),
  )
}

const HEAD = '02 a401 6a 00'
const data = (notation: string) => readWbxml(octets(`${HEAD} 4f ${notation} 01`)).root

describe('values', () => {
  it.each([
    ['one string', '03 "ab" 00', 'ab'],
    ['strings, octets and a character together', '03 "a" 00 c3 01 "b" 02 81 20 03 "d" 00', 'ab\u00a0d'],
    ['octets that are UTF-8', 'c3 02 c3a9', 'é'],
    ['a character beyond the first plane', '02 87 ec 00', '\u{1f600}'],
  ])('%s', (_, notation, text) => {
    expect(data(notation)).toMatchObject({ name: 'Data', text, children: [] })
  })

  it.each([
    ['octets that are no UTF-8', 'c3 02 fffe', 'fffe'],
    ['octets with NUL', 'c3 03 61 00 62', '610062'],
    ['text before and after such octets', '03 "a" 00 c3 01 00 03 "é" 00', '6100c3a9'],
  ])('%s', (_, notation, hex) => {
    const { opaque, text } = data(notation)
    expect(opaque).toBeInstanceOf(Uint8Array)
    expect([Buffer.from(opaque ?? []).toString('hex'), text]).toEqual([hex, ''])
  })

  it('of octets are a copy, so that the buffer may be used again', () => {
    const bytes = octets(`${HEAD} 4f c3 02 fffe 01`)
    const { opaque } = readWbxml(bytes).root
    bytes.fill(0)
    expect(opaque).toEqual(Uint8Array.of(0xff, 0xfe))
  })

  it('from the table may be the end of another string, and the last needs no NUL', () => {
    const { root } = readWbxml(octets('02 a401 6a 07 "abc" 00 "xyz" 4f 83 01 83 05 01'))
    expect(root.text).toBe('bcyz')
  })

  it('of a Latin-1 document are read as Latin-1, in the table too', () => {
    const { root } = readWbxml(octets('02 a401 04 02 e9 00 4f 03 e8 00 83 00 c3 01 ea 01'))
    expect(root.text).toBe('èéê')
  })
})

describe('documents', () => {
  it.each([
    ['numeric 1.1', '01 9f53 6a 00', 'SYNCML:SYNCML1.1'],
    ['numeric 1.2, WBXML 1.3', '03 a401 6a 00', 'SYNCML:SYNCML1.2'],
    ['text without NUL', '02 00 00 6a 1d "-//SYNCML//DTD SyncML 1.2//EN"', 'SYNCML:SYNCML1.2'],
    ['text in the spelling of the DTD', '02 00 00 6a 1d "-//SYNCML//DTD SYNCML 1.2//EN"', 'SYNCML:SYNCML1.2'],
    ['text of 1.1 by another owner', '02 00 00 6a 1b "-//OMA//DTD SYNCML 1.1//EN" 00', 'SYNCML:SYNCML1.1'],
  ])('with a public identifier: %s', (_, head, space) => {
    expect(readWbxml(octets(`${head} 2d`)).root).toMatchObject({ name: 'SyncML', space })
  })

  it('of an unknown public identifier are taken for SyncML, and noted', () => {
    expect(readWbxml(octets('02 01 6a 00 2d')).deviations).toMatchObject([{ code: 'public-id-unknown' }])
  })

  it('may switch to the tokens of trees inside SyncML', () => {
    const { root } = readWbxml(octets(`${HEAD} 4f 00 02 60 77 03 "1.2" 00 01 01 00 00 01`))
    expect(root.children[0]).toMatchObject({ name: 'MgmtTree', space: 'syncml:dmddf1.2' })
  })

  it('may name elements in the string table, with attributes too', () => {
    const { root, deviations } = readWbxml(
      octets('02 a401 6a 0b "Final" 00 "a" 00 "b" 00 00 ac 04 06 03 "v" 00 01'),
    )
    expect(root).toMatchObject({ name: 'SyncHdr', attributes: { a: 'v' } })
    expect(deviations).toEqual([])
  })
})

describe('what is refused at its octet', () => {
  it.each([
    ['WBXML 1.0', '00 a401 6a 00', 'unsupported', 0],
    ['an unknown document type', '02 55 6a 00 2d', 'unsupported', 1],
    ['one named as a method of Object', '02 00 00 6a 0c "constructor" 00 2d', 'unsupported', 1],
    ['UTF-16', '02 a401 87 77 00 2d', 'unsupported', 3],
    ['a number of 33 bits', '02 a401 6a 90 80 80 80 00', 'malformed', 4],
    ['four gigabytes of octets', `${HEAD} 4f c3 8f ff ff ff 7f`, 'truncated', 12],
    ['text before any element', `${HEAD} 03 "x" 00`, 'malformed', 5],
    ['END before any element', `${HEAD} 01`, 'malformed', 5],
    ['a second root', `${HEAD} 2d 2d`, 'malformed', 6],
    ['an instruction', `${HEAD} 43`, 'unsupported', 5],
    ['a page that SyncML does not have', `${HEAD} 00 07 2d`, 'unsupported', 6],
    ['the reserved tag 30', `${HEAD} 30`, 'unsupported', 5],
    ['half a surrogate pair as a character', `${HEAD} 4f 02 83 b0 00 01`, 'malformed', 6],
    ['NUL as a character', `${HEAD} 4f 02 00 01`, 'malformed', 6],
    ['an attribute that SyncML does not have', `${HEAD} cf 05 01 01`, 'unsupported', 6],
    ['an attribute twice', '02 a401 6a 02 "a" 00 8f 04 00 04 00 01', 'malformed', 10],
    [
      'a character beyond Unicode in an attribute',
      '02 a401 6a 02 "a" 00 8f 04 00 02 c4 80 00 01',
      'malformed',
      10,
    ],
    ['a name beyond the string table', '02 a401 6a 02 "a" 00 44 02', 'malformed', 7],
  ])('%s', (_, notation, code, offset) => {
    expect(thrownBy(() => readWbxml(octets(notation)))).toMatchObject({ code, offset })
  })

  it('a hundred thousand elements inside one another', () => {
    const deep = new Uint8Array(100_000).fill(0x54)
    deep.set(octets(HEAD))
    expect(thrownBy(() => readWbxml(deep))).toMatchObject({ code: 'limit', offset: 5 + 64 })
    expect(
      thrownBy(() => readWbxml(deep, { ...DEFAULT_LIMITS, maxDepth: Number.MAX_SAFE_INTEGER })),
    ).toMatchObject({ code: 'limit' })
  })
})
