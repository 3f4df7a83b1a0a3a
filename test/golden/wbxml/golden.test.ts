import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMessage } from '../../../protocol/syncml/read.ts'
import { readTnds, writeTnds } from '../../../protocol/syncml/tnds.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import { DIFFERENCES, KEPT_WHITE_SPACE } from './differences.ts'

/**
 * Octets made by another implementation (libwbxml 0.11.8) from the same XML: ours must be the same, except where the
 * table of differences says why not.
 */
const FOLDER = new URL('.', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, FOLDER))
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.wbxml'))
  .map((name) => name.slice(0, -'.wbxml'.length))

const OTHER_DOCUMENTS = new Set(['25-bootstrap-cp-w7', '26-tnds-standalone', '27-ddf-standalone'])
const messages = names.filter((name) => !OTHER_DOCUMENTS.has(name))

describe('golden SyncML messages', () => {
  it('has the whole set', () => {
    expect(names.length).toBe(31)
  })

  it.each(messages)('%s: XML read and written as WBXML gives the golden octets', (name) => {
    const { message } = readMessage(read(`${name}.xml`), 'xml')
    const ours = Buffer.from(writeMessage(message, 'wbxml')).toString('hex')
    const golden = read(`${KEPT_WHITE_SPACE.has(name) ? 'keepws/' : ''}${name}.wbxml`).toString('hex')
    const difference = DIFFERENCES[name]
    expect(ours, difference?.why).toBe(difference ? difference.ours(golden) : golden)
    if (difference) expect(ours, 'the difference is gone: take it out of the table').not.toBe(golden)
  })

  it.each(messages)('%s: golden octets read back are what our own octets say', (name) => {
    const golden = readMessage(read(`${name}.wbxml`), 'wbxml').message
    const again = readMessage(writeMessage(golden, 'wbxml'), 'wbxml').message
    expect(again).toEqual(golden)
  })

  it('26: a tree that stands alone', () => {
    const { tree } = readTnds(read('26-tnds-standalone.xml'), 'xml')
    expect(Buffer.from(writeTnds(tree, 'wbxml')).toString('hex')).toBe(
      read('26-tnds-standalone.wbxml').toString('hex'),
    )
  })
})
