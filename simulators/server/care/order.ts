import type { Context } from '../context.ts'
import type { CareCase } from '../store/cases.ts'
import { notify } from '../work/notify.ts'

/** What an agent is told of an order: the phone has been asked to call in, or why not. */
export interface Ordered {
  readonly outcome: 'ordered' | 'refused' | 'deferred'
  readonly reason?: string
  readonly sessionId?: number
}

/**
 * Puts a job of a case on the list and asks the phone to open a session. The call of the verified subscriber is what
 * package #0 names as the cause (initiator 0, SP-NOT-04).
 */
export async function orderFor(
  context: Context,
  careCase: CareCase,
  kind: string,
  memo: Readonly<Record<string, unknown>> = {},
): Promise<Ordered> {
  const { store, decisions } = context
  const { id, imsi, imei14, state } = careCase
  if (state !== 'open') return { outcome: 'refused', reason: `the case is ${state}` }
  const account = store.accounts.currentOf(imei14)
  if (!account || account.imsi !== imsi) {
    return {
      outcome: 'refused',
      reason: 'the phone has no account for this subscription; have it set up first',
    }
  }
  store.jobs.open({ kind, imei14, imsi, reference: { case: id }, memo })
  const initiator = decisions.initiatorBit({ userRequest: true })
  const reference = decisions.careReference(id)
  const { sessionId, delivered } = await notify(context, account, { uiMode: 1, initiator, ...reference })
  if (delivered === undefined)
    return { outcome: 'deferred', reason: 'the push function did not take the message' }
  return { outcome: 'ordered', sessionId }
}
