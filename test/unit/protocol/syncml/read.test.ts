import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../../protocol/syncml/limits.ts'
import { readMessage, sniffContent } from '../../../../protocol/syncml/read.ts'
import { readTnds, writeTnds } from '../../../../protocol/syncml/tnds.ts'
import { writeMessage } from '../../../../protocol/syncml/write.ts'
import { thrownBy } from '../thrown-by.ts'
import { around, HDR, octets, readText } from './sample.ts'

const status = (more: string) => around(`<Status>${more}</Status>`)

describe('readMessage', () => {
  it('reads every field of a Status', () => {
    const text = status(
      '<CmdID>2</CmdID><MsgRef>1</MsgRef><CmdRef>3</CmdRef><Cmd>Get</Cmd><TargetRef>./A</TargetRef><TargetRef>./B</TargetRef>' +
        '<SourceRef>s</SourceRef><Chal><Meta><NextNonce xmlns="syncml:metinf">bm9uY2U=</NextNonce></Meta></Chal><Data>407</Data>' +
        '<Item><Data>d</Data><MoreData/></Item>',
    )
    expect(readText(text).message.body).toEqual({
      commands: [
        {
          ...{ name: 'Status', cmdID: '2', msgRef: '1', cmdRef: '3', cmd: 'Get', data: '407' },
          ...{ targetRefs: ['./A', './B'], sourceRefs: ['s'] },
          ...{ chal: { meta: { nextNonce: 'bm9uY2U=' } }, items: [{ data: 'd', moreData: true }] },
        },
      ],
      final: false,
    })
  })

  it('takes a Status without CmdRef for that of the header, and what else is missing for empty', () => {
    expect(readText(status('<Data>200</Data>')).message.body.commands[0]).toMatchObject({
      cmdRef: '0',
      cmdID: '',
      data: '200',
    })
  })

  it('does not take a command of another vocabulary for one of ours', () => {
    expect(
      readText(around('<Exec xmlns="urn:z"><CmdID>1</CmdID><Item/></Exec>')).message.body.commands,
    ).toEqual([])
  })

  it('keeps white space in Data, each line end one line feed, and takes it from other text', () => {
    const [alert] = readText(
      around('<Alert><CmdID> 1\n</CmdID><Item><Data> a\r\nb\rc&#13;</Data></Item></Alert>'),
    ).message.body.commands
    expect(alert).toEqual({ name: 'Alert', cmdID: '1', items: [{ data: ' a\nb\nc\r' }] })
  })

  it('reads commands inside commands in their order', () => {
    const inner =
      '<Delete><CmdID>2</CmdID><Item/></Delete><Add><CmdID>3</CmdID><Item/></Add><Delete><CmdID>4</CmdID><Item/></Delete>'
    const [atomic] = readText(around(`<Atomic><CmdID>1</CmdID>${inner}</Atomic>`)).message.body.commands
    expect(atomic?.name === 'Atomic' ? atomic.commands.map(({ cmdID }) => cmdID) : []).toEqual([
      '2',
      '3',
      '4',
    ])
  })

  it.each(['VerDTD', 'VerProto', 'SessionID', 'MsgID', 'Target', 'Source'])(
    'refuses a header without %s',
    (name) => {
      const hdr = HDR.replace(new RegExp(`<${name}>.*?</${name}>`), '')
      expect(thrownBy(() => readText(around('', hdr)))).toMatchObject({
        code: 'missing',
        expected: `<${name}> in <SyncHdr>`,
      })
    },
  )

  it.each(['Alert', 'Get', 'Results', 'Atomic'])('refuses %s without a CmdID', (name) => {
    const problem = { code: 'missing', expected: `<CmdID> in <${name}>` }
    expect(thrownBy(() => readText(around(`<${name}/>`)))).toMatchObject(problem)
  })

  it.each([
    ['<SyncML/>', '<SyncHdr> in <SyncML>'],
    [`<SyncML>${HDR}</SyncML>`, '<SyncBody> in <SyncML>'],
  ])('refuses %s', (text, expected) => {
    expect(thrownBy(() => readText(text))).toMatchObject({ code: 'missing', expected })
  })

  it('counts elements of nested documents, and gives their deviations the place in the message', () => {
    const tree = { verDTD: '1.2', nodes: Array.from({ length: 20 }, (_, n) => ({ nodeName: `n${n}` })) }
    const { message } = readText(around('<Add><CmdID>1</CmdID><Item><Data/></Item></Add>'))
    const [add] = message.body.commands
    if (add?.name !== 'Add') throw new Error('no Add')
    const bytes = writeMessage(
      { ...message, body: { final: true, commands: [{ ...add, items: [{ data: tree }] }] } },
      'wbxml',
    )
    expect(readMessage(bytes, 'wbxml').message.body.commands[0]).toMatchObject({ items: [{ data: tree }] })
    expect(thrownBy(() => readMessage(bytes, 'wbxml', { ...DEFAULT_LIMITS, maxElements: 40 }))).toMatchObject(
      { code: 'limit' },
    )
    const charset = Buffer.from(bytes).lastIndexOf(0x6a)
    bytes[charset] = 0x00
    expect(readMessage(bytes, 'wbxml').deviations).toEqual([
      { code: 'charset', message: 'charset 0, not UTF-8', offset: charset },
    ])
  })
})

describe('readTnds', () => {
  const tree = {
    verDTD: '1.2',
    nodes: [{ nodeName: 'n', rt: { format: 'node', type: '' }, nodes: [{ nodeName: 'm', value: 'é' }] }],
  }

  it.each(['xml', 'wbxml'] as const)('reads what writeTnds writes as %s', (content) => {
    expect(readTnds(writeTnds(tree, content), content)).toEqual({ tree, deviations: [] })
  })

  it('refuses another root', () => {
    expect(thrownBy(() => readTnds(octets(' <Node/>'), 'xml'))).toMatchObject({
      code: 'unsupported',
      offset: 1,
    })
  })
})

it.each([
  ['<SyncML/>', 'xml'],
  ['\ufeff<SyncML/>', 'xml'],
  ['\n<SyncML/>', 'xml'],
  ['\x02\x00', 'wbxml'],
  ['{}', undefined],
  ['', undefined],
])('sniffContent(%j) is %s', (text, content) => {
  expect(sniffContent(octets(text))).toBe(content)
})
