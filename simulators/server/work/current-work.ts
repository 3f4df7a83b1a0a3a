import type { Context } from '../context.ts'
import type { Account } from '../store/account.ts'
import { FirstSession } from './first-session.ts'

/** What is to be done in a session of this account, if anything. */
export function currentWork({ store, serverId }: Context, account: Account): FirstSession | undefined {
  return store.orders.openFor(account.id, 'configure') && new FirstSession(serverId)
}
