import { createHash } from 'node:crypto'
import { readDocument, sniffContent } from '../../protocol/syncml/read.ts'
import { writeXml } from '../../protocol/xml/write.ts'
import { ACCOUNT } from './account.ts'
import { listen, type Running } from './listen.ts'
import { asWbxml } from './sloppy-wbxml.ts'

const md5 = (...parts: readonly (string | Buffer)[]) => {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest('base64')
}

const HTML =
  '<html><head><title>Error 500</title></head><body><h1>java.lang.NullPointerException</h1></body></html>'

interface Talk {
  readonly sid: string
  nonce: string
  proven: boolean
  turns: number
  wrong: number
}

/**
 * A DM server with most of the habits that were seen in the wild, and no regard for the standard: it reads by looking
 * for tags, writes without namespace behind a line feed, begins with MsgID 2, repeats CmdIDs, never says Final, answers
 * CmdRef 2 and 3 whatever was sent, echoes the Content-Type, hides the session in RespURI, ends it with an empty body,
 * and shows a page for people where something goes wrong. A robust device manages to be managed by it all the same.
 */
export async function startSloppy(): Promise<Running> {
  const talks = new Map<string, Talk>()
  let url = ''
  let made = 0
  const server = await listen((body, incoming, outgoing) => {
    const type = incoming.headers['content-type'] ?? 'text/xml'
    const fail = () => outgoing.writeHead(500, { 'content-type': 'text/html' }).end(HTML)
    const content = sniffContent(body)
    let xml: string
    try {
      xml = content === 'wbxml' ? plain(body) : body.toString('utf8')
    } catch {
      return void fail()
    }
    const pick = (name: string, within = xml) =>
      new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>(?:<!\\[CDATA\\[)?([^<]*)`).exec(within)?.[1]?.trim()
    const [sessionID, msgID] = [pick('SessionID'), pick('MsgID')]
    const device = pick('LocURI', between(xml, 'Source'))
    if (
      !sessionID ||
      !msgID ||
      !device ||
      !/<(\w+:)?SyncBody/.test(xml) ||
      !/<\/(\w+:)?SyncML>\s*$/.test(xml) ||
      /<!DOCTYPE/.test(xml)
    )
      return void fail()
    const sid = URL.parse(incoming.url ?? '', 'http://x')?.searchParams.get('sid') ?? ''
    const talk = talks.get(sid) ?? begin()
    function begin(): Talk {
      const talk = { sid: `s${++made}`, nonce: md5(String(made)), proven: false, turns: 0, wrong: 0 }
      talks.set(talk.sid, talk)
      return talk
    }
    const user = pick('LocName', between(xml, 'Source'))
    const shown = pick('Data', between(xml, 'Cred'))
    const a = md5(`${ACCOUNT.client.name}:${ACCOUNT.client.secret}`)
    if (!talk.proven && user === ACCOUNT.client.name)
      talk.proven = shown === md5(`${a}:`, Buffer.from(talk.nonce, 'base64'))
    if (!talk.proven && shown) talk.wrong += 1
    const code = talk.proven ? 212 : shown ? 401 : 407
    const chal = `<Chal><Meta><Type xmlns="syncml:metinf">syncml:auth-md5</Type><Format xmlns="syncml:metinf">b64</Format><NextNonce xmlns="syncml:metinf">${talk.nonce}</NextNonce></Meta></Chal>`
    const status = (cmdRef: string, cmd: string, data: number, more = '') =>
      `<Status><MsgRef>${msgID}</MsgRef>${cmdRef}<Cmd>${cmd}</Cmd><CmdID>1</CmdID>${more}<Data>${data}</Data></Status>`
    const said = [status('', 'SyncHdr', code, talk.proven || talk.wrong > 1 ? '' : chal)]
    said.push(status('<CmdRef>2</CmdRef>', 'Replace', 200), status('<CmdRef>3</CmdRef>', 'Alert', 200))
    if (talk.proven) {
      talk.turns += 1
      if (talk.turns > 2 || /<Data>1223</.test(xml))
        return void outgoing.writeHead(200, { 'content-type': type }).end()
      said.push(
        '<!-- next --><Get><CmdID>1</CmdID><Item><Target><LocURI>./DevInfo/Mod</LocURI></Target></Item></Get>',
      )
    }
    const b = md5(`${ACCOUNT.server.name}:${ACCOUNT.server.secret}`)
    const cred = talk.proven
      ? `<Cred><Meta><Type xmlns="syncml:metinf">syncml:auth-md5</Type><Format xmlns="syncml:metinf">b64</Format></Meta><Data>${md5(`${b}:`)}</Data></Cred>`
      : ''
    const answer = `\n<SyncML><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>${sessionID}</SessionID><MsgID>${talk.turns + 2}</MsgID><Target><LocURI>${device.replaceAll('&', '&amp;')}</LocURI></Target><Source><LocURI>Sloppy</LocURI><LocName>${ACCOUNT.server.name}</LocName></Source><RespURI>${url}?sid=${talk.sid}</RespURI>${cred}</SyncHdr><SyncBody>${said.join('')}</SyncBody></SyncML>`
    outgoing.writeHead(200, { 'content-type': type }).end(content === 'wbxml' ? asWbxml(answer) : answer)
  })
  url = server.url
  return server
}

/** What stands between the tags of an element, with everything in it. */
function between(xml: string, name: string): string {
  return new RegExp(`<(?:\\w+:)?${name}[\\s>]([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(xml)?.[1] ?? ''
}

/** WBXML as text, so that it can be searched like everything else. */
function plain(body: Buffer): string {
  return Buffer.from(writeXml(readDocument(body, 'wbxml').root)).toString('utf8')
}
