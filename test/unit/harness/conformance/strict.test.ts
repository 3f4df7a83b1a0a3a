import { expect, it } from 'vitest'
import { loadCases } from '../../../../harness/farm/conformance/catalogue.ts'
import type { PlayHistory } from '../../../../harness/history/event.ts'
import { judgeCase } from '../../../../harness/verdict/judge-case.ts'

const message = (from: string, to: string, body: string) =>
  `<?xml version="1.0"?><SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>${to}</LocURI></Target><Source><LocURI>${from}</LocURI></Source></SyncHdr><SyncBody>${body}<Final/></SyncBody></SyncML>`
const ALERT = '<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>'
const STATUS =
  '<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd><Data>212</Data></Status>'

/** One exchange with a server whose only oddity is the media type of its answer. */
function history(strict: boolean, contentType: string): PlayHistory {
  const said = (seq: number, dir: 'sent' | 'received', type: string, xml: string) => ({
    ...{
      seq,
      at: 0,
      kind: 'dm.msg',
      session: '1',
      imei: '1',
      dir,
      msgID: '1',
      contentType: type,
      headers: {},
    },
    ...(dir === 'received' && { httpStatus: 200 }),
    body: Buffer.from(xml).toString('base64'),
  })
  return {
    header: {
      play: 'p',
      dialect: { content: 'xml', auth: 'md5' },
      replay: '',
      conformance: { strict, tolerances: [] },
    },
    events: [
      said(0, 'sent', 'application/vnd.syncml.dm+xml', message('IMEI:1', 'server', ALERT)),
      said(1, 'received', contentType, message('server', 'IMEI:1', STATUS)),
    ],
  } as unknown as PlayHistory
}

it('a deviation is a finding of a case that passes, and fails it when strict', async () => {
  const definition = (await loadCases('server')).find(({ id }) => id === 'server/flow/every-message-answered')
  if (!definition) throw new Error('the case is gone')
  const judged = (strict: boolean, type: string) => judgeCase(definition, history(strict, type))
  const lenient = judged(false, 'text/xml')
  expect(lenient.verdict).toBe('pass')
  expect(lenient.checks.at(-1)?.findings.map(({ message }) => message.split(':')[0])).toEqual([
    'content-type',
  ])
  expect(judged(true, 'text/xml').verdict).toBe('fail')
  expect(judged(true, 'application/vnd.syncml.dm+xml').verdict).toBe('pass')
})
