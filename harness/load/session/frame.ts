import { type AuthType, syncmlTypeOf } from '../../../protocol/credentials/type.ts'
import { hdr } from '../../../protocol/syncml/build.ts'
import type { Content } from '../../../protocol/syncml/content-type.ts'
import type { Command, DmVersion, SyncHdr } from '../../../protocol/syncml/message.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import { hole, Template } from './template.ts'

/** Holes of a header, in the order in which they come in every frame; `cred` only where there is one. */
export interface HeaderValues {
  readonly sessionID: string
  readonly msgID: string
  readonly target: string
  readonly source: string
  readonly user: string
  readonly cred: string
}

/** What surrounds the commands of a message: everything up to the first command, and from Final on. */
export interface Frame {
  readonly head: Template
  readonly tail: string
}

/** Sizes that our devices announce with their first message. */
export const SIZES = { maxMsgSize: 16_384, maxObjSize: 1_048_576 } as const

export const latin1 = (octets: Uint8Array): string =>
  Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1')

/** A command whose octets can be found again. */
const MARK: Command = { name: 'Alert', cmdID: hole('mark'), data: '1222', items: [] }

/** The header of a device's message, with holes. */
export function headerWithHoles(dm: DmVersion, first: boolean, cred: AuthType | undefined): SyncHdr {
  const made = hdr(
    dm,
    {
      sessionID: hole('sessionID'),
      msgID: hole('msgID'),
      target: hole('target'),
      source: hole('source'),
    },
    {
      ...(first && { meta: SIZES }),
      ...(cred && { cred: { meta: { format: 'b64', type: syncmlTypeOf(cred) }, data: hole('cred') } }),
    },
  )
  return { ...made, source: { ...made.source, locName: hole('user') } }
}

/** A frame for messages of this kind; `final` for the last one of a package. */
export function frameOf(content: Content, header: SyncHdr, final: boolean): Frame {
  const { octets, from, to } = marked(content, header, final)
  return { head: new Template(octets.slice(0, from)), tail: octets.slice(to) }
}

/** Octets of commands as they stand between a frame's head and its tail. */
export function commandsOf(content: Content, commands: readonly Command[]): string {
  const { octets, from } = marked(content, ANY)
  const whole = written(content, ANY, [...commands, MARK])
  return whole.slice(from, whole.length - (octets.length - from))
}

const ANY = hdr('1.2', { sessionID: '1', msgID: '1', target: 'a', source: 'b' })

/** A message that holds the mark alone, and where the mark stands. */
function marked(
  content: Content,
  header: SyncHdr,
  final = true,
): { octets: string; from: number; to: number } {
  const octets = written(content, header, [MARK], final)
  const length = written(content, header, [MARK, MARK], final).length - octets.length
  const from = startOfMark(content, header)
  return { octets, from, to: from + length }
}

/** The mark stands where an empty message goes on differently; in XML both go on with `<`. */
function startOfMark(content: Content, header: SyncHdr): number {
  const empty = written(content, header, [], true)
  const octets = written(content, header, [MARK], true)
  let at = 0
  while (empty[at] === octets[at]) at += 1
  return content === 'xml' ? octets.lastIndexOf('<', at) : at
}

function written(content: Content, header: SyncHdr, commands: readonly Command[], final = true): string {
  return latin1(writeMessage({ hdr: header, body: { commands, final } }, content))
}
