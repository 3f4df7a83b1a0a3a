import type { StatusCommand } from '../../../protocol/syncml/message.ts'
import type { Context } from '../context.ts'
import type { Account } from '../store/account.ts'
import type { Session } from './session.ts'

/** What the client's Status on the server's SyncHdr means for the session. */
export type Belief = 'believed' | 'again' | 'over'

/**
 * Takes the client's verdict on the server's credential (DM Protocol ch. 9, seen from the other side). A nonce that
 * came with 200 or 212 is kept for good; one that came with a challenge serves this session only. Once more, not
 * oftener, the server proves itself again.
 */
export function takeBelief(
  context: Context,
  session: Session,
  account: Account,
  status: StatusCommand,
): Belief {
  const code = Number(status.data.trim())
  const nonce = nonceOf(status)
  if (nonce) session.serverNonce = nonce
  if (code === 200 || code === 212) {
    if (!session.proofSent) return 'believed'
    if (nonce) context.store.accounts.setServerNonce(account.id, nonce)
    session.server = code === 212 ? 'session' : 'message'
    const rolled = account.type !== 'mac' || (code === 200 && nonce !== undefined)
    return rolled ? 'believed' : 'over'
  }
  if (code !== 401 && code !== 407) return code >= 300 ? 'over' : 'believed'
  session.server = 'no'
  if (!session.proofSent) return 'believed'
  session.disbelieved += 1
  return status.chal && session.disbelieved <= 1 ? 'again' : 'over'
}

function nonceOf(status: StatusCommand): Uint8Array | undefined {
  const text = status.chal?.meta.nextNonce
  if (text === undefined || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  return Uint8Array.from(Buffer.from(text, 'base64'))
}
