import { type UiMode, wireSessionID, writePackage0 } from '../../../protocol/notification/package0.ts'
import type { Context } from '../context.ts'
import type { Account } from '../store/account.ts'
import type { Reference } from '../store/audit-record.ts'

/** A package #0 on its way: `delivered` is undefined when the push function did not take it. */
export interface Notified {
  readonly sessionId: number
  readonly delivered: boolean | undefined
}

/** Sends package #0 to the device of an account, so that it opens a session, and writes that down. */
export async function notify(
  context: Context,
  account: Account,
  { uiMode, initiator, ...reference }: { uiMode: UiMode; initiator: 0 | 1 } & Reference,
): Promise<Notified> {
  const sessionId = 1 + context.random.tokens.int(0xffff)
  const pushed = await context.functions.push({
    imsi: account.imsi,
    contentType: 'application/vnd.syncml.notification',
    body: writePackage0({
      uiMode,
      initiator,
      sessionId,
      serverId: context.serverId,
      password: account.serverSecret,
      nonce: account.serverNonce,
    }),
  })
  context.store.audit.write({
    operation: 'OP-NOTI',
    imsi: account.imsi,
    account: account.id,
    session: wireSessionID(sessionId),
    result: pushed.kind === 'ok' ? 'performed' : 'deferred',
    ...(account.imei14 !== undefined && { imei: account.imei14 }),
    ...reference,
  })
  return { sessionId, delivered: pushed.kind === 'ok' ? pushed.value : undefined }
}
