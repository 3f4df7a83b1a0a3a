import { describe, expect, it } from 'vitest'
import { hdr, status } from '../../../../protocol/syncml/build.ts'
import type { Item, SyncML } from '../../../../protocol/syncml/message.ts'
import { writeMessage } from '../../../../protocol/syncml/write.ts'
import { NotXml } from '../../../../protocol/xml/write.ts'

const header = hdr('1.2', { sessionID: '7D', msgID: '1', target: 'https://dm.example/dm', source: 'IMEI:1' })
const withItem = (item: Item): SyncML => ({
  hdr: header,
  body: { commands: [{ name: 'Add', cmdID: '1', items: [item] }], final: true },
})
const text = (message: SyncML) => Buffer.from(writeMessage(message, 'xml')).toString()
const hex = (message: SyncML) => Buffer.from(writeMessage(message, 'wbxml')).toString('hex')

describe('writeMessage', () => {
  it('writes elements in the order of the DTD, whatever the order of the fields', () => {
    const body = {
      final: true,
      commands: [status({ data: '200', cmd: 'Get', cmdRef: '2', msgRef: '1', cmdID: '3' })],
    }
    expect(text({ body, hdr: header })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD>' +
        '<VerProto>DM/1.2</VerProto><SessionID>7D</SessionID><MsgID>1</MsgID><Target><LocURI>https://dm.example/dm</LocURI>' +
        '</Target><Source><LocURI>IMEI:1</LocURI></Source></SyncHdr><SyncBody><Status><CmdID>3</CmdID><MsgRef>1</MsgRef>' +
        '<CmdRef>2</CmdRef><Cmd>Get</Cmd><Data>200</Data></Status><Final/></SyncBody></SyncML>',
    )
  })

  it('writes the namespace and public identifier of DM 1.1.2', () => {
    const old: SyncML = {
      hdr: { ...header, verDTD: '1.1', verProto: 'DM/1.1' },
      body: { commands: [], final: true },
    }
    expect(text(old)).toContain('<SyncML xmlns="SYNCML:SYNCML1.1">')
    expect(hex(old)).toMatch(/^029f536a006d/)
  })

  it.each([
    ['octets', { data: Uint8Array.of(1) }],
    ['a NUL', { data: 'a\0' }],
    ['half a surrogate pair', { data: 'a\ud83d' }],
    ['U+FFFE', { data: '\ufffe' }],
  ])('does not write %s as XML', (_, item) => {
    expect(() => writeMessage(withItem(item), 'xml')).toThrow(NotXml)
  })

  it('does not write half a surrogate pair as WBXML', () => {
    expect(() => writeMessage({ ...withItem({}), hdr: { ...header, msgID: '\ud83d' } }, 'wbxml')).toThrow(
      RangeError,
    )
  })

  it('names the Type of a tree by the encoding that it is nested in, and no other Type', () => {
    const data = { verDTD: '1.2', nodes: [{ nodeName: 'n' }] }
    const typed = (type: string, content: 'xml' | 'wbxml', tree = true) =>
      Buffer.from(writeMessage(withItem({ meta: { type }, data: tree ? data : 'x' }), content)).toString(
        'latin1',
      )
    expect(typed('application/vnd.syncml.dmtnds+xml', 'wbxml')).toContain('dmtnds+wbxml')
    expect(typed('application/vnd.syncml.dmtnds+wbxml', 'xml')).toContain('dmtnds+xml')
    expect(typed('application/vnd.syncml.dmtnds+xml', 'wbxml', false)).toContain('dmtnds+xml')
    expect(typed('text/xml', 'wbxml')).toContain('text/xml')
  })

  it('writes long and non-ASCII text whole', () => {
    const data = `${'é'.repeat(3000)}\u{1f600}`
    expect(hex(withItem({ data }))).toContain(Buffer.from(data).toString('hex'))
    expect(text(withItem({ data }))).toContain(data)
  })
})
