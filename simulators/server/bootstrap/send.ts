import { formatBootstrapType } from '../../../protocol/bootstrap/security.ts'
import type { Context } from '../context.ts'
import { judgePair } from '../evidence/judge-pair.ts'
import type { AccountOrigin } from '../store/account.ts'
import { alarm } from '../context.ts'
import { issue } from './issue.ts'

export interface BootstrapOrder {
  readonly imsi: string
  readonly msisdn?: string
  readonly imei14: string
  readonly origin: Exclude<AccountOrigin, 'card'>
  readonly careCase?: string
  /** The PIN that the user was told out of band, and whether the card must be there as well. */
  readonly user?: { readonly pin: string; readonly withCard: boolean }
}

export interface Outcome {
  readonly outcome: 'bootstrapped' | 'refused' | 'deferred'
  readonly reason: string
}

/**
 * Bootstraps a device over the network, when the records allow it at this moment (SP-BOOT-02). Whatever comes of it is
 * one record in the log.
 */
export async function bootstrap(context: Context, order: BootstrapOrder): Promise<Outcome> {
  const { imsi, imei14 } = order
  const verdict = await judgePair(context, { imsi, imei14, operation: 'OP-BOOT' })
  if (verdict.kind === 'go') return send(context, order)
  const reason = verdict.kind === 'prove-subscriber' ? 'the subscription must prove itself' : verdict.reason
  const outcome = verdict.kind === 'defer' ? 'deferred' : 'refused'
  if (verdict.kind === 'refuse' && verdict.alarm) alarm(context, reason, { imei: imei14, imsi })
  return noted(context, order, { outcome, reason })
}

/** Writes the record of a bootstrap that was not, and answers its outcome. */
export function noted(
  context: Context,
  { imsi, imei14 }: { imsi?: string; imei14?: string },
  { outcome, reason }: { outcome: 'refused' | 'deferred'; reason: string },
): Outcome {
  context.store.audit.write({
    operation: 'OP-BOOT',
    result: outcome,
    reason,
    ...(imei14 !== undefined && { imei: imei14 }),
    ...(imsi !== undefined && { imsi }),
  })
  return { outcome, reason }
}

async function send(context: Context, order: BootstrapOrder): Promise<Outcome> {
  const { store, decisions, functions, bootstrapProfile: profile } = context
  const { imsi, msisdn, imei14, origin, user } = order
  const { account, document } = issue(context, {
    imsi,
    imei14,
    origin,
    profile,
    ...(msisdn !== undefined && { msisdn }),
  })
  const { sec, mac } = decisions.bootstrapSeal({
    profile,
    imsi,
    document,
    withCard: user?.withCard ?? false,
    ...(user && { pin: user.pin }),
  })
  const entry = store.audit.write({ operation: 'OP-BOOT', imei: imei14, imsi, result: 'sent' })
  const pushed = await functions.push({
    imsi,
    contentType: formatBootstrapType({ profile, sec, mac }),
    body: document,
  })
  if (pushed.kind !== 'ok') {
    store.accounts.setState(account.id, 'retired')
    store.orders.cancel(account.id)
    const reason = pushed.kind === 'unknown' ? 'the push function does not know the subscription' : pushed.reason
    const outcome = pushed.kind === 'failed' ? 'deferred' : 'refused'
    store.audit.correct(entry, outcome, `push: ${reason}`)
    return { outcome, reason }
  }
  takeOver(context, account.id, imei14, imsi)
  if (order.careCase !== undefined) {
    store.orders.open({ account: account.id, kind: 'request', imsi, careCase: order.careCase })
  }
  store.audit.correct(entry, 'performed')
  return { outcome: 'bootstrapped', reason: `sent with SEC=${sec}` }
}

/** Ends what the device's earlier subscriptions had with us, and forgets failures of credentials that are now void. */
function takeOver({ store, decisions }: Context, newest: number, imei14: string, imsi: string): void {
  const earlier = store.accounts.historyOf(imei14).filter(({ id }) => id !== newest)
  for (const account of decisions.retireOnBootstrap(earlier, imsi)) {
    store.accounts.setState(account.id, 'retired')
    store.orders.cancel(account.id)
  }
  store.failures.clear(imei14)
}
