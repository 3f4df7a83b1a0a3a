import type { Context } from '../context.ts'

/**
 * Ends what a device's earlier subscriptions had with the operator, and forgets failed authentications: they were made
 * with credentials that are void now.
 */
export function takeOver(
  { store, decisions }: Context,
  newest: number,
  { imei14, imsi }: { readonly imei14: string; readonly imsi: string },
): void {
  const earlier = store.accounts.historyOf(imei14).filter(({ id }) => id !== newest)
  for (const account of decisions.retireOnBootstrap(earlier, imsi)) {
    store.accounts.setState(account.id, 'retired')
  }
  store.failures.clear(imei14)
}
