import type { SyncML } from '../../../protocol/syncml/message.ts'
import type { Context } from '../context.ts'
import type { SessionEvidence } from '../evidence/judge-session.ts'
import type { Account } from '../store/account.ts'
import { proofStands } from '../subscriber/gate.ts'
import { deviceKey } from './identify.ts'
import type { DmRequest } from './request.ts'
import type { Session } from './session.ts'

/** Gathers what is known of a session at the moment of one message, which may not have been processed yet. */
export function evidenceOf(
  context: Context,
  session: Session,
  request: DmRequest,
  message: SyncML,
  account: Account,
): SessionEvidence {
  const { locName } = message.hdr.source
  const devId = devIdIn(message) ?? session.devInfo['DevId']
  return {
    account,
    source: session.source,
    sourceImei14: deviceKey(session.source),
    msisdns: request.msisdns,
    trustedEdge: request.ip !== undefined,
    operation: session.work?.operation ?? 'OP-CONF',
    proofNeeded: session.work?.provesSubscriber ?? false,
    subscriberProof: () => proofStands(context, session, account),
    ...(locName !== undefined && { locName }),
    ...(devId !== undefined && { devId }),
    ...(request.ip !== undefined && { ip: request.ip }),
  }
}

function devIdIn(message: SyncML): string | undefined {
  for (const command of message.body.commands) {
    if (command.name !== 'Replace') continue
    const item = command.items.find(({ source, target }) => (source ?? target)?.locURI === './DevInfo/DevId')
    if (typeof item?.data === 'string') return item.data
  }
  return undefined
}
