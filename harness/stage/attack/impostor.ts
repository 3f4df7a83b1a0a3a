import { credentialHash } from '../../../protocol/credentials/account.ts'
import { basicData } from '../../../protocol/credentials/basic.ts'
import { formatHmacHeader } from '../../../protocol/credentials/hmac-header.ts'
import { macOf } from '../../../protocol/credentials/mac.ts'
import { md5Data } from '../../../protocol/credentials/md5.ts'
import { syncmlTypeOf } from '../../../protocol/credentials/type.ts'
import { contentTypeOf } from '../../../protocol/syncml/content-type.ts'
import type { Command, Cred, SyncML } from '../../../protocol/syncml/message.ts'
import { readMessage } from '../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import type { Transport } from '../../../simulators/world/transport.ts'
import type { Dialect } from '../../history/event.ts'

export interface ImpostorPlan {
  readonly dialect: Dialect
  /** The name it goes by: the ServerID of the account it attacks. */
  readonly serverId: string
  /** What it believes to be the server's password for this device; undefined when it shows no credential at all. */
  readonly secret?: string
  readonly nonce?: Uint8Array
  /** What it would have the device do. */
  readonly commands: readonly Command[]
}

/**
 * A DM server that is not the operator's: it accepts whatever the device shows, claims to be the server of the account,
 * and sends its commands in the first answer. After that it only listens.
 */
export function impostor(plan: ImpostorPlan): Transport {
  return async (request) => {
    const { content } = plan.dialect
    const { message } = readMessage(request.body, content)
    const answer = answerTo(message, plan)
    const body = writeMessage(answer, content)
    return {
      status: 200,
      headers: { 'content-type': contentTypeOf(content), ...macHeader(plan, body) },
      body,
    }
  }
}

function answerTo({ hdr, body }: SyncML, plan: ImpostorPlan): SyncML {
  const first = body.commands.some(({ name }) => name === 'Alert')
  const ok = plan.dialect.auth === 'mac' ? '200' : '212'
  let id = 0
  const statuses = [{ cmdID: '0', name: 'SyncHdr' }, ...body.commands.filter(wantsStatus)].map(
    (command): Command => ({
      name: 'Status',
      cmdID: String(++id),
      msgRef: hdr.msgID,
      cmdRef: command.cmdID,
      cmd: command.name,
      targetRefs: [],
      sourceRefs: [],
      data: command.name === 'SyncHdr' ? ok : '200',
      items: [],
    }),
  )
  const cred = credOf(plan)
  return {
    hdr: {
      verDTD: hdr.verDTD,
      verProto: hdr.verProto,
      sessionID: hdr.sessionID,
      msgID: hdr.msgID,
      target: { locURI: hdr.source.locURI },
      source: { locURI: hdr.target.locURI, locName: plan.serverId },
      ...(cred && { cred }),
    },
    body: { commands: [...statuses, ...(first ? plan.commands : [])], final: true },
  }
}

const wantsStatus = ({ name }: Command) => name !== 'Status' && name !== 'Results'

function credOf(plan: ImpostorPlan): Cred | undefined {
  const { auth } = plan.dialect
  if (plan.secret === undefined || auth === 'mac') return undefined
  const data =
    auth === 'basic'
      ? basicData(plan.serverId, plan.secret)
      : md5Data(credentialHash(plan.serverId, plan.secret), plan.nonce ?? new Uint8Array())
  return { meta: { format: 'b64', type: syncmlTypeOf(auth) }, data }
}

function macHeader(plan: ImpostorPlan, body: Uint8Array): Record<string, string> {
  if (plan.secret === undefined || plan.dialect.auth !== 'mac') return {}
  const mac = macOf(credentialHash(plan.serverId, plan.secret), plan.nonce ?? new Uint8Array(), body)
  return { 'x-syncml-hmac': formatHmacHeader({ username: plan.serverId, mac }) }
}
