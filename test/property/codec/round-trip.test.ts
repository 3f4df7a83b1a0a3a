import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMessage } from '../../../protocol/syncml/read.ts'
import { readTnds, writeTnds } from '../../../protocol/syncml/tnds.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import { dataText, message, tree } from './arbitrary.ts'

/** Whatever a program can say it can also read back, and what we write ourselves deviates from no DTD. */
const runs = { numRuns: 1500, seed: 20070221 }

describe('a message written and read again', () => {
  it('is the same message in XML, without deviations', () => {
    fc.assert(
      fc.property(message(false), (sent) => {
        const { message: received, deviations } = readMessage(writeMessage(sent, 'xml'), 'xml')
        expect(received).toEqual(sent)
        expect(deviations).toEqual([])
      }),
      runs,
    )
  })

  it('is the same message in WBXML, octets included, without deviations', () => {
    fc.assert(
      fc.property(message(true), (sent) => {
        const { message: received, deviations } = readMessage(writeMessage(sent, 'wbxml'), 'wbxml')
        expect(received).toEqual(sent)
        expect(deviations).toEqual([])
      }),
      runs,
    )
  })

  it('is the same whichever encoding came first', () => {
    fc.assert(
      fc.property(message(false), (sent) => {
        const throughXml = readMessage(writeMessage(sent, 'xml'), 'xml').message
        const throughBoth = readMessage(writeMessage(throughXml, 'wbxml'), 'wbxml').message
        expect(Buffer.compare(writeMessage(throughBoth, 'xml'), writeMessage(sent, 'xml'))).toBe(0)
      }),
      { ...runs, numRuns: 500 },
    )
  })
})

describe('a tree that stands alone', () => {
  it.each(['xml', 'wbxml'] as const)('comes back from %s', (content) => {
    fc.assert(
      fc.property(tree(dataText), (sent) => {
        const { tree: received, deviations } = readTnds(writeTnds(sent, content), content)
        expect(received).toEqual(sent)
        expect(deviations).toEqual([])
      }),
      runs,
    )
  })
})
