import { describe, expect, it } from 'vitest'
import { around, codes, HDR, octets, readText } from './sample.ts'

/** What peers do beside the standard is read all the same, and every bit of it is noted where it stands. */
const ALERT = '<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>'
const STATUS = '<CmdID>2</CmdID><MsgRef>1</MsgRef><CmdRef>1</CmdRef><Cmd>Alert</Cmd>'
const TREE = '<VerDTD>1.2</VerDTD><Node><NodeName>n</NodeName>'
const inItem = (data: string) => around(`<Add><CmdID>1</CmdID><Item><Data>${data}</Data></Item></Add>`)

describe('a deviation is noted', () => {
  it.each([
    ['no namespace', around(ALERT).replace(' xmlns="SYNCML:SYNCML1.2"', ''), ['xmlns-missing']],
    ['a foreign namespace of all', around(ALERT).replace('SYNCML1.2"', 'SYNCML9"'), ['xmlns-foreign']],
    [
      'a command in another namespace',
      around(`${ALERT}<Alert xmlns="urn:z"><CmdID>2</CmdID></Alert>`),
      ['unknown-element'],
    ],
    [
      'a namespace of ours in the wrong place',
      around('<Alert xmlns="syncml:metinf"><CmdID>1</CmdID></Alert>'),
      ['xmlns-mixed'],
    ],
    [
      'a prefix that nobody declared',
      around('<q:Alert><CmdID>1</CmdID></q:Alert>'),
      ['prefix-undeclared', 'xmlns-mixed', 'xmlns-mixed'],
    ],
    [
      'Meta outside syncml:metinf',
      around('<Alert><CmdID>1</CmdID><Item><Meta><Type>t</Type></Meta></Item></Alert>'),
      ['xmlns-metinf'],
    ],
    ['an unknown element', around(`<Wat><X/></Wat>${ALERT}`), ['unknown-element']],
    ['a command of data synchronisation', around(`<Map><CmdID>3</CmdID></Map>${ALERT}`), ['unknown-element']],
    ['an attribute', around('<Alert a="1"><CmdID>1</CmdID></Alert>'), ['attribute']],
    ['an attribute of the root', around(ALERT).replace('<SyncML', '<SyncML a="1"'), ['attribute']],
    ['Final that holds text', around(`${ALERT}<Final>x</Final>`), ['not-empty']],
    ['Final twice', around(`${ALERT}<Final/><Final/>`), ['element-repeated']],
    ['Final before the last command', around(`<Final/>${ALERT}`), ['element-order']],
    ['text between elements', around(`hello${ALERT}`), ['stray-text']],
    ['mark-up in text', around('<Alert><CmdID>1<X/></CmdID></Alert>'), ['unexpected-markup']],
    ['mark-up in Data', inItem('1<b>2</b>'), ['unexpected-markup']],
    ['blanks around text', around('<Alert><CmdID> 1 </CmdID></Alert>'), ['white-space']],
    [
      'references after Data',
      around(`<Status>${STATUS}<Data>200</Data><TargetRef>x</TargetRef></Status>`),
      ['element-order'],
    ],
    [
      'CmdID after MsgRef',
      around(
        '<Status><MsgRef>1</MsgRef><CmdID>2</CmdID><CmdRef>1</CmdRef><Cmd>Get</Cmd><Data>200</Data></Status>',
      ),
      ['element-order'],
    ],
    [
      'a Status without CmdRef',
      around('<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><Cmd>SyncHdr</Cmd><Data>200</Data></Status>'),
      ['element-missing'],
    ],
    [
      'a Status without CmdID',
      around('<Status><MsgRef>1</MsgRef><CmdRef>1</CmdRef><Cmd>Get</Cmd><Data>200</Data></Status>'),
      ['element-missing'],
    ],
    ['no Item', around('<Get><CmdID>1</CmdID></Get>'), ['element-missing']],
    ['two Items in Exec', around('<Exec><CmdID>1</CmdID><Item/><Item/></Exec>'), ['items-many']],
    [
      'Target without LocURI',
      around('<Get><CmdID>1</CmdID><Item><Target/></Item></Get>'),
      ['element-missing'],
    ],
    [
      'Cred in a command',
      around('<Get><CmdID>1</CmdID><Cred><Data>x</Data></Cred><Item/></Get>'),
      ['cred-in-command'],
    ],
    [
      'a size that is no number',
      around(
        ALERT,
        HDR.replace(
          '</SyncHdr>',
          '<Meta><MaxMsgSize xmlns="syncml:metinf">lots</MaxMsgSize></Meta></SyncHdr>',
        ),
      ),
      ['not-a-number'],
    ],
    [
      'Mem without numbers',
      around(
        ALERT,
        HDR.replace(
          '</SyncHdr>',
          '<Meta><Mem xmlns="syncml:metinf"><FreeMem>x</FreeMem></Mem></Meta></SyncHdr>',
        ),
      ),
      ['not-a-number', 'element-missing'],
    ],
    ['a comment', around(`<!-- c -->${ALERT}`), ['comment']],
    ['an instruction', around(`<?a b?>${ALERT}`), ['processing-instruction']],
    ['a document type', `<!DOCTYPE SyncML PUBLIC "p" "s">${around(ALERT)}`, ['doctype']],
    ['a byte order mark', `\ufeff${around(ALERT)}`, ['byte-order-mark']],
    ['the end of CDATA in text', inItem(']]>'), ['cdata-end']],
    ['a late XML declaration', ` <?xml version="1.0"?>${around(ALERT)}`, ['xml-declaration']],
    ['a tree in the wrong namespace', inItem(`<MgmtTree>${TREE}</Node></MgmtTree>`), ['xmlns-mixed']],
    [
      'text beside a tree',
      inItem(`x<MgmtTree xmlns="syncml:dmddf1.2">${TREE}</Node></MgmtTree>`),
      ['stray-text'],
    ],
    [
      'two trees',
      inItem(`<MgmtTree xmlns="syncml:dmddf1.2">${TREE}</Node></MgmtTree><MgmtTree/>`),
      ['unexpected-markup'],
    ],
    [
      'a description in a tree',
      inItem(`<MgmtTree xmlns="syncml:dmddf1.2">${TREE}<DFProperties/></Node></MgmtTree>`),
      ['description-left-out'],
    ],
    [
      'an unknown format',
      inItem(
        `<MgmtTree xmlns="syncml:dmddf1.2">${TREE}<RTProperties><Format><odd/></Format></RTProperties></Node></MgmtTree>`,
      ),
      ['format-unknown'],
    ],
    [
      'a format as text',
      inItem(
        `<MgmtTree xmlns="syncml:dmddf1.2">${TREE}<RTProperties><Format>chr</Format></RTProperties></Node></MgmtTree>`,
      ),
      ['format-as-text'],
    ],
    [
      'DDFName on a leaf',
      inItem(
        `<MgmtTree xmlns="syncml:dmddf1.2">${TREE}<RTProperties><Type><DDFName/></Type></RTProperties></Node></MgmtTree>`,
      ),
      ['type-kind'],
    ],
  ])('%s', (_, text, expected) => {
    const read = readText(text)
    expect(codes(read)).toEqual(expected)
    for (const { offset } of read.deviations) expect(offset).toBeLessThan(octets(text).length)
  })

  it('with the octet at which it stands, counted in UTF-8', () => {
    const text = around(`<Wat>é</Wat><Odd/>${ALERT}`)
    const at = (mark: string) => Buffer.from(text).indexOf(mark)
    expect(readText(text).deviations.map(({ offset }) => offset)).toEqual([at('<Wat'), at('<Odd')])
  })
})

describe('no deviation is noted', () => {
  it.each([
    ['a plain message', around(ALERT)],
    [
      'prefixes for everything',
      around(ALERT)
        .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1x:')
        .replace('xmlns=', 'xmlns:x='),
    ],
    ['an XML declaration', `<?xml version="1.0" encoding="utf-8"?>\n${around(ALERT)}\n`],
    [
      'MetInf around the children of Meta',
      around(
        '<Alert><CmdID>1</CmdID><Item><Meta><MetInf xmlns="syncml:metinf"><Type>t</Type></MetInf></Meta></Item></Alert>',
      ),
    ],
    ['CDATA', inItem('<![CDATA[<a>]]>')],
    ['line breaks between elements', around(ALERT).replaceAll('><', '>\r\n\t<')],
  ])('for %s', (_, text) => {
    expect(codes(readText(text))).toEqual([])
  })
})
