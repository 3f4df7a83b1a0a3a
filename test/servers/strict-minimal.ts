import { createHash, randomBytes } from 'node:crypto'
import { parseStringPromise } from 'xml2js'
import { ACCOUNT } from './account.ts'
import { listen, type Running } from './listen.ts'

const TYPE = 'application/vnd.syncml.dm+xml'

interface Talk {
  nonce: Buffer
  proven: boolean
  msgID: number
  asked: boolean
  failures: number
}

interface Node {
  readonly '#name': string
  readonly _?: string
  readonly $$?: readonly Node[]
}

const child = (node: Node | undefined, name: string) => node?.$$?.find((each) => each['#name'] === name)
const textOf = (node: Node | undefined, ...path: readonly string[]) =>
  path.reduce<Node | undefined>(child, node)?._?.trim() ?? ''
const md5 = (...parts: readonly (string | Buffer)[]) => {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest('base64')
}
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * A DM server that does as little as the standard lets it, and refuses everything that is not exact: XML, auth-md5, one
 * device, one Get. Written for tests, with xml2js and without a line of Rollcall's, so that what both understand alike
 * is the standard and not a habit.
 */
export async function startStrictMinimal(): Promise<Running> {
  const talks = new Map<string, Talk>()
  let url = ''
  const server = await listen(async (body, incoming, outgoing) => {
    const refuse = (code: number, text: string) =>
      outgoing.writeHead(code, { 'content-type': 'text/plain' }).end(text)
    if (incoming.method !== 'POST') return void refuse(405, 'POST only')
    if (incoming.url !== '/dm') return void refuse(404, 'not here')
    const declared = incoming.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
    if (declared !== TYPE || incoming.headers['content-encoding']) return void refuse(415, `only ${TYPE}`)
    if (body.length > 100_000) return void refuse(413, 'too large')
    const source = body.toString('utf8')
    if (
      /<!DOCTYPE|<!ENTITY/.test(source) ||
      source.includes('\uFFFD') ||
      /^\uFEFF/.test(source) ||
      depth(source) > 40
    )
      return void refuse(400, 'not like this')
    const options = { explicitChildren: true, preserveChildrenOrder: true, xmlns: false, explicitRoot: true }
    const parsed = (await parseStringPromise(source, options).catch(() => undefined)) as
      | { SyncML?: Node }
      | undefined
    const root = parsed?.SyncML
    const hdr = child(root, 'SyncHdr')
    const commands = child(root, 'SyncBody')?.$$?.filter((each) => each['#name'] !== 'Final') ?? []
    const device = textOf(hdr, 'Source', 'LocURI')
    const [sessionID, msgID] = [textOf(hdr, 'SessionID'), textOf(hdr, 'MsgID')]
    if (
      !hdr ||
      !device ||
      !sessionID ||
      sessionID.length > 64 ||
      !/^\d+$/.test(msgID) ||
      commands.length === 0
    )
      return void refuse(400, 'no message')
    const final = child(child(root, 'SyncBody'), 'Final') !== undefined
    const key = `${sessionID} ${device}`
    const fresh = { nonce: randomBytes(16), proven: false, msgID: 0, asked: false, failures: 0 }
    const opens = commands.some((each) => each['#name'] === 'Alert' && /^120[01]$/.test(textOf(each, 'Data')))
    if (msgID === '1' && opens) talks.set(key, fresh)
    const talk = talks.get(key) ?? fresh
    talk.msgID += 1
    const said: string[] = []
    let id = 0
    const status = (cmdRef: string, cmd: string, data: number, chal = '') =>
      said.push(
        `<Status><CmdID>${++id}</CmdID><MsgRef>${escaped(msgID)}</MsgRef><CmdRef>${escaped(cmdRef)}</CmdRef><Cmd>${cmd}</Cmd>${chal}<Data>${data}</Data></Status>`,
      )
    const send = (isFinal = true, extra = '') => {
      const cred = talk.proven ? credential(talk) : ''
      const message = `<?xml version="1.0" encoding="UTF-8"?><SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>${escaped(sessionID)}</SessionID><MsgID>${talk.msgID}</MsgID><Target><LocURI>${escaped(device)}</LocURI></Target><Source><LocURI>${escaped(url)}</LocURI><LocName>${ACCOUNT.server.name}</LocName></Source>${cred}</SyncHdr><SyncBody>${said.join('')}${extra}${isFinal ? '<Final/>' : ''}</SyncBody></SyncML>`
      outgoing
        .writeHead(200, { 'content-type': TYPE, 'content-length': Buffer.byteLength(message) })
        .end(message)
    }
    const [verDTD, verProto] = [textOf(hdr, 'VerDTD'), textOf(hdr, 'VerProto')]
    if (verDTD !== '1.2' || verProto !== 'DM/1.2') {
      status('0', 'SyncHdr', verDTD !== '1.2' ? 505 : 513)
      return send()
    }
    const answerable = commands.filter((each) => !['Status', 'Results'].includes(each['#name']))
    if (!talk.proven) {
      const code = judge(hdr, talk, device)
      talk.proven = code === 212
      if (!talk.proven) {
        const chal =
          talk.failures > 3
            ? ''
            : `<Chal><Meta><Format xmlns="syncml:metinf">b64</Format><Type xmlns="syncml:metinf">syncml:auth-md5</Type><NextNonce xmlns="syncml:metinf">${talk.nonce.toString('base64')}</NextNonce></Meta></Chal>`
        status('0', 'SyncHdr', code, chal)
        for (const each of answerable) status(textOf(each, 'CmdID'), each['#name'], code)
        return send()
      }
    }
    status('0', 'SyncHdr', talk.msgID > 1 && talk.asked ? 200 : 212)
    const seen = new Set<string>()
    for (const each of answerable) {
      const cmdID = textOf(each, 'CmdID')
      const proper = cmdID !== '' && cmdID !== '0' && !seen.has(cmdID)
      seen.add(cmdID)
      status(cmdID, each['#name'], proper ? codeFor(each) : 400)
    }
    const aborted = answerable.some((each) => each['#name'] === 'Alert' && textOf(each, 'Data') === '1223')
    if (!final && !aborted) return send(false, `<Alert><CmdID>${++id}</CmdID><Data>1222</Data></Alert>`)
    if (talk.asked || aborted) return send()
    talk.asked = true
    send(
      true,
      `<Get><CmdID>${++id}</CmdID><Item><Target><LocURI>./DevInfo/Man</LocURI></Target></Item></Get>`,
    )
  })
  url = server.url
  return server
}

function judge(hdr: Node, talk: Talk, device: string): 212 | 401 | 407 {
  const cred = child(hdr, 'Cred')
  if (!cred) return 407
  const { name, secret } = ACCOUNT.client
  const right = md5(`${md5(`${name}:${secret}`)}:`, talk.nonce)
  const known = device === `IMEI:${ACCOUNT.imei}` && textOf(hdr, 'Source', 'LocName') === name
  const typed = textOf(cred, 'Meta', 'Type') === 'syncml:auth-md5' && textOf(cred, 'Meta', 'Format') === 'b64'
  if (known && typed && textOf(cred, 'Data') === right) return 212
  talk.failures += 1
  return 401
}

/** The server proves itself over the empty nonce: the device has told it no other. */
function credential(_talk: Talk): string {
  const { name, secret } = ACCOUNT.server
  const data = md5(`${md5(`${name}:${secret}`)}:`)
  return `<Cred><Meta><Format xmlns="syncml:metinf">b64</Format><Type xmlns="syncml:metinf">syncml:auth-md5</Type></Meta><Data>${data}</Data></Cred>`
}

function codeFor(command: Node): number {
  if (command['#name'] === 'Replace') {
    const items = command.$$?.filter((each) => each['#name'] === 'Item') ?? []
    return items.every((each) => /^\.\/DevInfo\//.test(textOf(each, 'Source', 'LocURI'))) ? 200 : 405
  }
  if (command['#name'] !== 'Alert') return 405
  const code = textOf(command, 'Data')
  if (code === '1224') return 406
  if (code === '1226') return child(command, 'Item') ? 415 : 412
  return /^12(00|01|22|23|25)$/.test(code) ? 200 : 406
}

function depth(xml: string): number {
  let now = 0
  let most = 0
  for (const [tag] of xml.matchAll(/<(\/?)[A-Za-z][^>]*?(\/?)>/g)) {
    if (tag.startsWith('</')) now -= 1
    else if (!tag.endsWith('/>')) most = Math.max(most, ++now)
  }
  return most
}
