import type { Context } from '../context.ts'
import type { CareCase } from '../store/cases.ts'
import type { Job } from '../store/jobs.ts'
import { notify } from '../work/notify.ts'

export interface Closed {
  readonly outcome: 'closed' | 'refused' | 'deferred'
  readonly reason?: string
}

/**
 * Closes a case and calls off what was not begun. While its diagnostic application is on the phone, or on its way there for
 * all that the phone has reported, the case stays open, and the phone is asked to call in once more (SP-HD-05).
 */
export async function closeCase(context: Context, careCase: CareCase, solved: boolean): Promise<Closed> {
  const { store, decisions } = context
  const { id, state, imei14, imsi } = careCase
  if (state !== 'open') return { outcome: 'refused', reason: `the case is ${state}` }
  const pending = store.jobs.of({ case: id }).filter((job) => job.state === 'due' || job.state === 'waiting')
  if (decisions.removesDiagnostics() && pending.some(isThere)) {
    const account = store.accounts.currentOf(imei14)
    const initiator = decisions.initiatorBit({ userRequest: true })
    const reference = decisions.careReference(id)
    if (account?.imsi === imsi) await notify(context, account, { uiMode: 1, initiator, ...reference })
    return { outcome: 'deferred', reason: 'the diagnostic application is still on the phone' }
  }
  for (const job of pending) store.jobs.setState(job.id, 'cancelled')
  store.cases.close(id, solved ? 'solved' : 'unsolved')
  return { outcome: 'closed' }
}

/** What was ordered of the phone goes on there, whether it reports or not. */
const isThere = ({ kind, state }: Job) =>
  kind === 'care-diagnose' || (kind === 'care-application' && state === 'waiting')
