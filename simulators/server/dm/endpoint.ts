import type { IncomingMessage, ServerResponse } from 'node:http'
import { versionOf } from '../../../protocol/syncml/build.ts'
import { DEFAULT_LIMITS } from '../../../protocol/syncml/limits.ts'
import type { SyncML } from '../../../protocol/syncml/message.ts'
import { SyncMLProblem } from '../../../protocol/syncml/problem.ts'
import { readMessage } from '../../../protocol/syncml/read.ts'
import { alarm, type Context } from '../context.ts'
import { readAnswer } from '../subscriber/challenge.ts'
import type { DmAnswer } from './answer.ts'
import { answerMessage } from './answer-message.ts'
import { HttpProblem } from './http-problem.ts'
import { deviceKey } from './identify.ts'
import { type DmRequest, readRequest } from './request.ts'
import type { Sessions } from './sessions.ts'
import { refuseVersion } from './version.ts'

export const DM_PATH = '/dm'

/** Handles one HTTP request at the DM endpoint. */
export async function serveDm(
  context: Context,
  sessions: Sessions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { limits, edgeToken } = context
  const request = await readRequest(incoming, { path: DM_PATH, limits, edgeToken })
  send(outgoing, await answerRequest(context, sessions, request))
}

async function answerRequest(context: Context, sessions: Sessions, request: DmRequest): Promise<DmAnswer> {
  const message = read(request, context.limits.messageBytes)
  const { hdr } = message
  const unsupported =
    versionOf(hdr) === undefined ? 513 : hdr.verDTD !== '1.1' && hdr.verDTD !== '1.2' ? 505 : undefined
  if (unsupported !== undefined) return refuseVersion(context, request.content, message, unsupported)
  if (hdr.sessionID === '' || hdr.source.locURI === '') {
    throw new HttpProblem(400, 'SessionID and Source must not be empty')
  }
  const { certificate } = request
  const source = hdr.source.locURI
  if (
    !context.decisions.certificateAgrees({
      source,
      ...(certificate !== undefined && { subject: certificate }),
    })
  ) {
    alarm(context, 'the certificate is another device’s', { imei: deviceKey(source), session: hdr.sessionID })
    throw new HttpProblem(403, 'the certificate is not that of the device that the message names')
  }
  const shown = request.authorization === undefined ? undefined : readAnswer(request.authorization)
  const session = sessions.enter({
    device: deviceKey(source),
    source,
    sessionID: hdr.sessionID,
    peer: request.peer,
    fingerprint: request.fingerprint,
    ...(request.token !== undefined && { token: request.token }),
    ...(request.ip !== undefined && { ip: request.ip }),
    ...(shown && { challengeNonce: shown.nonce }),
  })
  return session.alone(() => answerMessage({ context, sessions, session, request, message }))
}

function read({ body, content }: DmRequest, maxBytes: number): SyncML {
  try {
    return readMessage(body, content, { ...DEFAULT_LIMITS, maxBytes }).message
  } catch (problem) {
    if (!(problem instanceof SyncMLProblem)) throw problem
    throw new HttpProblem(400, `this is no SyncML message: ${problem.message}`)
  }
}

function send(outgoing: ServerResponse, { status, headers, body }: DmAnswer): void {
  outgoing.writeHead(status, { ...headers, 'content-length': body.length })
  outgoing.end(body)
}
