import type { Account } from '../store/account.ts'
import { sizesAfter } from './client-sizes.ts'
import type { Exchange } from './exchange.ts'
import type { Identified } from './identify.ts'

/** Stores what follows from a proven credential: nonce rotated, failures forgotten, account in use. */
export function accept({ context, session, message }: Exchange, { judgement, account }: Identified): void {
  const { store } = context
  session.sizes = sizesAfter(session.sizes, message.hdr.meta)
  if (session.client === 'session') return
  session.client = judgement.code === 212 ? 'session' : 'message'
  session.failures = 0
  session.pendingNonce = undefined
  if (store.failures.of(session.device).count > 0) store.failures.clear(session.device)
  if (!account) return
  if (judgement.nextNonce) store.accounts.setClientNonce(account.id, judgement.nextNonce)
  if (session.account !== undefined) return
  session.account = account.id
  if (account.state === 'issued') firstUse(context, account)
}

/** A bootstrap has no answer of its own: that its account is used is the sign that the one before it is not needed. */
function firstUse({ store }: Exchange['context'], account: Account): void {
  store.accounts.setState(account.id, 'used')
  if (account.imei14 === undefined) return
  for (const earlier of store.accounts.historyOf(account.imei14)) {
    const replaced = earlier.id < account.id && earlier.imsi === account.imsi && earlier.origin !== 'card'
    if (!replaced || earlier.state === 'retired') continue
    store.accounts.setState(earlier.id, 'retired')
  }
}
