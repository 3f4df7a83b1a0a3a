import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeWbxmlTokens } from '../../../../protocol/wbxml/decode-tokens.ts'

const golden = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../golden/wbxml/${name}.wbxml`, import.meta.url)))

describe('decodeWbxmlTokens', () => {
  it('names each token, with its octets and depth', () => {
    const bytes = Uint8Array.from([
      0x02, 0xa4, 0x01, 0x6a, 0x00, 0x5a, 0x00, 0x01, 0x47, 0x03, 0x62, 0x00, 0x01, 0x01,
    ])
    expect(decodeWbxmlTokens(bytes)).toEqual([
      { offset: 0, end: 5, meaning: 'WBXML 1.2, -//SYNCML//DTD SyncML 1.2//EN', depth: 0 },
      { offset: 5, end: 6, meaning: '<Meta>', depth: 0 },
      { offset: 6, end: 8, meaning: 'SWITCH_PAGE 1', depth: 1 },
      { offset: 8, end: 9, meaning: '<Format>', depth: 1 },
      { offset: 9, end: 12, meaning: '"b"', depth: 2 },
      { offset: 12, end: 13, meaning: 'END', depth: 1 },
      { offset: 13, end: 14, meaning: 'END', depth: 0 },
    ])
  })

  it.each([
    ['25-bootstrap-cp-w7', ['<wap-provisioningdoc>', '<characteristic>', '<parm>', 'type="APPLICATION"']],
    ['26-tnds-standalone', ['<MgmtTree>', '<NodeName>', '<RTProperties>']],
    ['27-ddf-standalone', ['<DFProperties>', '<AccessType>', '<Occurrence>']],
    ['05-pkg2-auth-ok-commands', ['<SyncHdr>', '<NextNonce>', '<Exec>']],
  ])('knows the vocabulary of %s', (name, meanings) => {
    const tokens = decodeWbxmlTokens(golden(name)).map(({ meaning }) => meaning)
    for (const meaning of meanings) expect(tokens).toContain(meaning)
  })

  it('ends with what was expected where the document is broken', () => {
    expect(decodeWbxmlTokens(Uint8Array.of(0x02, 0xa4, 0x01, 0x6a, 0x00, 0x6d, 0x43, 0x99)).at(-1)).toEqual({
      ...{ offset: 6, end: 8, depth: 0 },
      meaning: 'unsupported: expected a tag, a string or OPAQUE; SyncML uses no other global token',
    })
  })
})
