import { findCaller } from '../care/caller.ts'
import { alarm, type Context } from '../context.ts'
import { notify } from '../work/notify.ts'

export interface LockCall {
  readonly case: string
  readonly msisdn: string
  readonly passphrase?: string
  readonly operation: LockOperation
}

export type LockOperation = 'lock' | 'partly-lock' | 'unlock' | 'wipe' | 'reset'

/** The nodes of LAWMO that carry them out. */
export const LAWMO_NODE: Readonly<Record<LockOperation, string>> = {
  lock: './LAWMO/Operations/FullyLock',
  'partly-lock': './LAWMO/Operations/PartiallyLock',
  unlock: './LAWMO/Operations/UnLock',
  wipe: './LAWMO/Operations/Wipe',
  reset: './LAWMO/Operations/FactoryReset',
}

export interface Ordered {
  readonly outcome: 'ordered' | 'refused' | 'deferred'
  readonly reason?: string
}

/**
 * Takes the order of a phone's owner, who proves to be the subscriber beside the phone: whoever holds it now may be
 * anybody. The phone is found by the subscription.
 */
export async function orderLock(context: Context, call: LockCall): Promise<Ordered> {
  const { store } = context
  const { case: careCase, msisdn, passphrase, operation } = call
  const found = await findCaller(context, {
    careCase,
    msisdn,
    ...(passphrase !== undefined && { passphrase }),
  })
  if (found.kind !== 'found') {
    if (found.kind === 'refused') alarm(context, `nothing was locked: ${found.reason}`, { case: careCase })
    return { outcome: found.kind, reason: found.reason }
  }
  const { imsi, imei14 } = found
  const account = store.accounts.currentOf(imei14)
  if (account?.imsi !== imsi) return { outcome: 'refused', reason: 'the phone has no account' }
  store.jobs.open({ kind: 'lock', imei14, imsi, reference: { case: careCase }, memo: { operation, msisdn } })
  const initiator = context.decisions.initiatorBit({ userRequest: true })
  const { delivered } = await notify(context, account, { uiMode: 1, initiator, case: careCase })
  return delivered === undefined
    ? { outcome: 'deferred', reason: 'the push function did not take the message' }
    : { outcome: 'ordered' }
}
