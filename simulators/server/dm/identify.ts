import { parseDeviceId } from '../../../protocol/identity/imei.ts'
import type { SyncML } from '../../../protocol/syncml/message.ts'
import type { Context } from '../context.ts'
import type { Judgement } from '../decisions/authenticate.ts'
import type { Account } from '../store/account.ts'
import type { DmRequest } from './request.ts'
import type { Session } from './session.ts'

/** Who the client is found to be. Nothing has been stored yet. */
export interface Identified {
  readonly judgement: Judgement
  /** The account that was proven; for a defective judgement, the one that the Source names, if any. */
  readonly account: Account | undefined
}

/** What a session key uses for the sender: IMEI14, or the text when it is no IMEI (it may still be a device). */
export function deviceKey(source: string): string {
  return parseDeviceId(source)?.imei14 ?? source
}

/**
 * Judges the client's credential of one message. After 212 nothing more is asked in the session; with a MAC every
 * message is judged, and one that fails ends the session (DM Security §5.4).
 */
export function identify(
  context: Context,
  session: Session,
  request: DmRequest,
  message: SyncML,
): Identified {
  const { accounts } = context.store
  if (session.client === 'session') {
    const account = session.account === undefined ? undefined : accounts.byId(session.account)
    return { judgement: { code: 200, authenticated: true, end: false }, account }
  }
  const { decisions } = context
  const header = request.hmac === undefined ? undefined : decisions.readHmacHeader(request.hmac)
  const supplied = decisions.suppliedCredential(message, header)
  const account = owned(context, session, message, supplied?.user, header?.username)
  const judgement = decisions.authenticate({
    supplied,
    body: decisions.macBody({ raw: request.body, message, content: request.content }),
    account,
    nonce: session.pendingNonce ?? account?.clientNonce ?? new Uint8Array(),
    minType: context.auth,
    preferred: context.auth,
    failures: session.failures,
    newNonce: decisions.nextNonce({
      random: context.random.nonces,
      now: context.clock.now(),
      ...(account && { current: account.clientNonce }),
    }),
    decoySecret: context.serverId + session.token,
  })
  const broken = session.client === 'message' && !judgement.authenticated
  return {
    judgement: broken ? { ...judgement, code: 401, end: true } : judgement,
    account: account ?? accounts.currentOf(session.device),
  }
}

/** The account that may speak for this sender, and the same one during the whole session. */
function owned(
  { store, decisions }: Context,
  session: Session,
  message: SyncML,
  user: string | undefined,
  headerUser: string | undefined,
): Account | undefined {
  const { locName, locURI: source } = message.hdr.source
  const found = user === undefined ? store.accounts.currentOf(session.device) : store.accounts.byUser(user)
  if (!found || (session.account !== undefined && session.account !== found.id)) return undefined
  const agrees = decisions.ownerAgrees({
    source,
    account: found,
    ...(headerUser !== undefined && { headerUser }),
    ...(locName !== undefined && { locName }),
  })
  return agrees ? found : undefined
}
