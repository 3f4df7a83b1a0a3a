import type { Context } from '../context.ts'

/**
 * Ends what a device's earlier subscriptions had with the operator. Where the account is a new one, failed
 * authentications are forgotten too: they were made with credentials that are void now.
 */
export function takeOver(
  { store, decisions }: Context,
  newest: number,
  { imei14, imsi, isNew }: { readonly imei14: string; readonly imsi: string; readonly isNew: boolean },
): void {
  const earlier = store.accounts.historyOf(imei14).filter(({ id }) => id !== newest)
  for (const account of decisions.retireOnBootstrap(earlier, imsi)) {
    store.accounts.setState(account.id, 'retired')
  }
  if (isNew) store.failures.clear(imei14)
}
