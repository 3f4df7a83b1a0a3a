import { formatBootstrapType } from '../../../protocol/bootstrap/security.ts'
import { alarm, type Context } from '../context.ts'
import { judgePair } from '../evidence/judge-pair.ts'
import type { Verdict } from '../evidence/verdict.ts'
import type { AccountOrigin } from '../store/account.ts'
import { issue } from './issue.ts'
import { noted, type Outcome } from './outcome.ts'
import { takeOver } from './take-over.ts'

export interface BootstrapOrder {
  readonly imsi: string
  readonly msisdn?: string
  readonly imei14: string
  readonly origin: Exclude<AccountOrigin, 'card'>
  readonly careCase?: string
  /** The PIN that the user was told out of band, and whether the card must be there as well. */
  readonly user?: { readonly pin: string; readonly withCard: boolean }
}

/**
 * Bootstraps a device over the network, when the records allow it at this moment (SP-BOOT-02). Whatever comes of it is
 * one record in the log. A subscription whose card has a bootstrap file needs nothing more than the end of what the
 * device's earlier subscriptions had.
 */
export async function bootstrap(context: Context, order: BootstrapOrder): Promise<Outcome> {
  const { imsi, imei14, origin } = order
  const verdict = await judgePair(context, { imsi, imei14, operation: 'OP-BOOT' })
  if (verdict.kind !== 'go') return withheld(context, order, verdict)
  const [onCard] = context.store.accounts.ofCards(imsi)
  if (!onCard || origin === 'user') return send(context, order)
  context.store.accounts.bind(onCard.id, imei14)
  takeOver(context, onCard.id, { imei14, imsi, isNew: onCard.imei14 !== imei14 })
  return { outcome: 'bootstrapped', reason: 'the card brings the account' }
}

function withheld(
  context: Context,
  order: BootstrapOrder,
  verdict: Exclude<Verdict, { kind: 'go' }>,
): Outcome {
  const { imsi, imei14 } = order
  const reason = verdict.kind === 'prove-subscriber' ? 'the subscription must prove itself' : verdict.reason
  if (verdict.kind === 'refuse' && verdict.alarm) alarm(context, reason, { imei: imei14, imsi })
  return noted(context, order, { outcome: verdict.kind === 'defer' ? 'deferred' : 'refused', reason })
}

async function send(context: Context, order: BootstrapOrder): Promise<Outcome> {
  const { store, decisions, functions, bootstrapProfile: profile } = context
  const { imsi, msisdn, imei14, origin, user } = order
  const who = { imsi, imei14, origin, ...(msisdn !== undefined && { msisdn }) }
  const { account, document } = issue(context, { ...who, profile })
  const { sec, mac } = decisions.bootstrapSeal({
    profile,
    imsi,
    document,
    withCard: user?.withCard ?? false,
    ...(user && { pin: user.pin }),
  })
  const entry = store.audit.write({ operation: 'OP-BOOT', imei: imei14, imsi, result: 'sent' })
  const contentType = formatBootstrapType({ profile, sec, mac })
  const pushed = await functions.push({ imsi, contentType, body: document })
  if (pushed.kind !== 'ok') {
    store.accounts.setState(account.id, 'retired')
    const reason =
      pushed.kind === 'unknown' ? 'the push function does not know the subscription' : pushed.reason
    const outcome = pushed.kind === 'failed' ? 'deferred' : 'refused'
    store.audit.correct(entry, outcome, `push: ${reason}`)
    return { outcome, reason }
  }
  takeOver(context, account.id, { imei14, imsi, isNew: true })
  if (order.careCase !== undefined) store.orders.open({ imsi, careCase: order.careCase })
  store.audit.correct(entry, 'performed')
  return { outcome: 'bootstrapped', reason: `sent with SEC=${sec}` }
}
