import { authTypeOf, syncmlTypeOf } from '../../../protocol/credentials/type.ts'
import { versions } from '../../../protocol/syncml/build.ts'
import { type Content, contentTypeOf } from '../../../protocol/syncml/content-type.ts'
import type { DmVersion, SyncML } from '../../../protocol/syncml/message.ts'
import { sniffContent } from '../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import { type HttpResponse, type Transport, TransportProblem } from '../../../simulators/world/transport.ts'
import { packageOne } from '../../stage/conformance/package-one.ts'
import { headerStatusIn, reading } from '../../stage/conformance/transcript.ts'
import type { Target } from '../target.ts'
import { bad, type Finding, good } from './finding.ts'
import { whatIsIt } from './what-is-it.ts'

/** An IMEI from the range that is reserved for tests. */
const IMEI = '001017000000018'

const DM_VERSIONS = ['1.1.2', '1.2', '1.3'] as const satisfies readonly DmVersion[]

interface Spoken {
  readonly content: Content
  readonly response?: HttpResponse
  readonly message?: SyncML
  readonly problem?: string
}

/** What the server answers to package 1 of a device that nobody knows: encodings, challenges, versions. */
export async function checkSpeech(target: Target, send: Transport): Promise<Finding[]> {
  const dm = target.dm ?? '1.2'
  const xml = await say(target, send, 'xml', dm)
  const wbxml = await say(target, send, 'wbxml', dm)
  const spoken = [xml, wbxml].filter(({ message }) => message !== undefined)
  const [first] = spoken
  if (!first?.message) return [await whatIsIt(target, xml.response ? xml : wbxml)]
  const findings = [encodings(spoken, target), challenge(first.message, target)]
  return [...findings, await otherVersions(target, send, first.content)]
}

async function say({ endpoint }: Target, send: Transport, content: Content, dm: DmVersion): Promise<Spoken> {
  const { verDTD, verProto } = versions(dm)
  const hdr = {
    ...{ verDTD, verProto, sessionID: '1', msgID: '1' },
    ...{ target: { locURI: endpoint }, source: { locURI: `IMEI:${IMEI}` } },
  }
  const commands = packageOne(IMEI).map((each, at) => ({ ...each, cmdID: String(at + 1) }))
  const body = writeMessage({ hdr, body: { commands: commands as never, final: true } }, content)
  const type = contentTypeOf(content)
  const headers = { 'content-type': type, accept: type, 'user-agent': 'Rollcall' }
  try {
    const response = await send({ method: 'POST', url: endpoint, headers, body })
    const { message } = reading(response.body, sniffContent(response.body))
    return { content, response, ...(message && { message }) }
  } catch (problem) {
    if (!(problem instanceof TransportProblem)) throw problem
    return { content, problem: problem.message }
  }
}

function encodings(spoken: readonly Spoken[], { contents }: Target): Finding {
  const names = spoken.map(({ content }) => content)
  const missing = contents.filter((each) => !names.includes(each))
  const says =
    names.length === 2 ? 'speaks XML and WBXML' : `speaks ${names[0] === 'xml' ? 'XML' : 'WBXML'} only`
  if (missing.length === 0) return good('encodings', says)
  return bad('encodings', `the server ${says}`, `write content: [${names.join(', ')}]`)
}

function challenge(message: SyncML, { auths, dm = '1.2' }: Target): Finding {
  const status = headerStatusIn(message)
  const code = status?.data ?? 'no Status'
  if (code === '212' || code === '200')
    return bad(
      'authentication',
      `the server accepts a device that shows nothing (${code})`,
      'have it demand credentials: everything else rests on them',
    )
  if (code === '505' || code === '513')
    return bad(
      'authentication',
      `the server does not speak DM ${dm} (${code})`,
      `write dm: ${DM_VERSIONS.filter((each) => each !== dm).join(' or ')}`,
    )
  const named = status?.chal?.meta.type
  const type = authTypeOf(named)
  if (!named)
    return bad(
      'authentication',
      `${code} without a challenge`,
      'the device must be known: give an account or a hook that makes one',
    )
  if (!type)
    return bad(
      'authentication',
      `the server demands ${named}, which DM does not have`,
      'have it demand basic, md5 or MAC',
    )
  const says = `demands ${syncmlTypeOf(type)} (${code})`
  if (auths.includes(type)) return good('authentication', says)
  return bad('authentication', `the server ${says}`, `write auth: [${type}]`)
}

async function otherVersions(target: Target, send: Transport, content: Content): Promise<Finding> {
  const taken: DmVersion[] = []
  for (const dm of DM_VERSIONS) {
    const { message } = await say(target, send, content, dm)
    const code = headerStatusIn(message)?.data
    if (message && code !== '513' && code !== '505') taken.push(dm)
  }
  return good('versions', `takes DM ${taken.join(', ')}`)
}
