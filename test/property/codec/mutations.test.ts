import { describe, expect, it } from 'vitest'
import { SyncMLProblem } from '../../../protocol/syncml/problem.ts'
import { type Content, readMessage } from '../../../protocol/syncml/read.ts'
import { readTnds } from '../../../protocol/syncml/tnds.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import { decodeWbxmlTokens } from '../../../protocol/wbxml/decode-tokens.ts'
import { NotXml } from '../../../protocol/xml/write.ts'
import { goldenFiles } from './golden-files.ts'
import { mutate, numbers } from './mutate.ts'

/** A message is hostile until it has been read: whatever comes, a reader answers with a message or a SyncMLProblem. */
const INPUTS = 10_000
const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

const NASTY: Readonly<Record<Content, readonly Uint8Array[]>> = {
  xml: [
    ...[
      '<',
      '>',
      '</',
      '/>',
      '&',
      '&#0;',
      '&#xD800;',
      '&#x110000;',
      '&lt',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?',
      '?>',
    ],
    ...[
      '<!DOCTYPE a [<!ENTITY b "c">]>',
      '<!DOCTYPE a SYSTEM "b">',
      '\0',
      '\xff',
      '\xc0\x80',
      '\xed\xa0\x80',
      '\xef\xbb\xbf',
    ],
    ...[
      '<__proto__ constructor="1">',
      'constructor:a',
      'xmlns:x="y"',
      '<MgmtTree>',
      '<MetInf xmlns="syncml:metinf">',
      '<Item/>',
    ],
  ].map(ascii),
  wbxml: [
    ...[
      '\x00\x01',
      '\x00\x02',
      '\x00\x07',
      '\x01',
      '\x02\xc4\x80\x00',
      '\x02\x8f\xff\xff\xff\x7f',
      '\x03',
      '\x04\x00',
      '\x44\x00',
      '\x84\x00',
    ],
    ...[
      '\x83\x00',
      '\x83\x8f\xff\xff\xff\x7f',
      '\xc3\x00',
      '\xc3\x8f\xff\xff\xff\x7f',
      '\xc3\x02\x00\xff',
      '\x43',
      '\xc0',
      '\x80',
      '\xed',
    ],
    ...[
      '\x02\x00\x00\x6a\x1b-//OMA//DTD-DM-DDF 1.2//EN\x00\x00\x02\x60',
      '\x80\x80\x80\x80\x80',
      '\x54',
      '\x5a\x00\x01',
    ],
  ].map(ascii),
}

/** Runs one reader, and tells how it ended. Anything thrown but a problem whose place is in the input comes through. */
function outcome(bytes: Uint8Array, read: () => unknown): 'read' | 'refused' {
  try {
    read()
    return 'read'
  } catch (problem) {
    if (!(problem instanceof SyncMLProblem)) throw problem
    expect(problem.offset).toBeGreaterThanOrEqual(0)
    expect(problem.offset).toBeLessThanOrEqual(bytes.length)
    expect(problem.expected).not.toBe('')
    return 'refused'
  }
}

/** What was read can be written again, or holds something that only the other encoding carries. */
function writable(bytes: Uint8Array, content: Content): void {
  const { message, deviations } = readMessage(bytes, content)
  for (const { offset } of deviations) expect(offset).toBeLessThanOrEqual(bytes.length)
  if (deviations.some(({ code }) => code === 'format-unknown')) return
  const written = writeMessage(message, 'wbxml')
  const again = readMessage(written, 'wbxml').message
  expect(Buffer.compare(writeMessage(again, 'wbxml'), written)).toBe(0)
  try {
    writeMessage(message, 'xml')
  } catch (problem) {
    if (!(problem instanceof NotXml)) throw problem
  }
}

describe.each(['xml', 'wbxml'] as const)('%s damaged at random', (content) => {
  const files = [...goldenFiles(`.${content}`).values()]

  it(`${INPUTS} times gives a message or a SyncMLProblem`, () => {
    const next = numbers(content === 'xml' ? 11 : 12)
    const counts = { read: 0, refused: 0 }
    for (let n = 0; n < INPUTS; n++) {
      const bytes = mutate(files[n % files.length] ?? new Uint8Array(), next, NASTY[content])
      counts[outcome(bytes, () => writable(bytes, content))] += 1
    }
    // Both ways must be taken often, or the faults were too mild or too wild to say anything.
    expect(counts.read).toBeGreaterThan(INPUTS / 100)
    expect(counts.refused).toBeGreaterThan(INPUTS / 10)
  })

  it('read as a tree, or in the other encoding, likewise', () => {
    const next = numbers(13)
    const other = content === 'xml' ? 'wbxml' : 'xml'
    let refused = 0
    for (let n = 0; n < 2000; n++) {
      const bytes = mutate(files[n % files.length] ?? new Uint8Array(), next, NASTY[other])
      outcome(bytes, () => readTnds(bytes, content))
      if (outcome(bytes, () => readMessage(bytes, other)) === 'refused') refused += 1
    }
    expect(refused).toBeGreaterThan(1900)
  })
})

it('tokens of any octets, together, are all the octets', () => {
  const next = numbers(14)
  const files = [...goldenFiles('.wbxml').values()]
  for (let n = 0; n < 2000; n++) {
    const bytes = mutate(files[n % files.length] ?? new Uint8Array(), next, NASTY.wbxml)
    let at = 0
    for (const token of decodeWbxmlTokens(bytes)) {
      expect(token.offset).toBe(at)
      expect(token.meaning).not.toBe('')
      at = token.end
    }
    expect(at).toBe(bytes.length)
  }
})
