import { contentTypeOf } from '../../../protocol/syncml/content-type.ts'
import type { SyncML } from '../../../protocol/syncml/message.ts'
import type { Content } from '../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import type { Context } from '../context.ts'
import type { DmAnswer } from './answer.ts'
import { headerStatus } from './statuses.ts'

/** Answers a message of an unknown version in the version that most can read: 505 (VerDTD) or 513 (VerProto), no more. */
export function refuseVersion(
  context: Context,
  content: Content,
  message: SyncML,
  code: 505 | 513,
): DmAnswer {
  const { hdr } = message
  const body = writeMessage(
    {
      hdr: {
        verDTD: '1.2',
        verProto: 'DM/1.2',
        sessionID: hdr.sessionID,
        msgID: '1',
        target: { locURI: hdr.source.locURI },
        source: { locURI: context.endpoint() },
      },
      body: { commands: [{ ...headerStatus(hdr, code), cmdID: '1' }], final: true },
    },
    content,
  )
  return {
    status: 200,
    headers: { 'content-type': contentTypeOf(content), 'cache-control': 'private' },
    body,
  }
}
