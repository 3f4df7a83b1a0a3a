import type { Context } from '../context.ts'
import { heard } from '../evidence/heard.ts'
import { judgeSession, type SessionEvidence } from '../evidence/judge-session.ts'
import { refuse, type Verdict } from '../evidence/verdict.ts'
import type { CareCase } from '../store/cases.ts'

/**
 * Whether something may be done for a case in this session: the case stands, the number is still the caller's, the
 * session is that phone's with that subscription, and for a corporate desk the enterprise is still the same.
 */
export async function judgeCase(context: Context, id: string, evidence: SessionEvidence): Promise<Verdict> {
  const { decisions, store } = context
  const careCase = store.cases.byId(id)
  if (!careCase) return refuse('there is no such case')
  const { imsi, imei14 } = careCase
  if (evidence.account.imsi !== imsi || evidence.sourceImei14 !== imei14) {
    return refuse('the case is about another phone')
  }
  const stop = await holderOf(context, careCase)
  if (typeof stop !== 'string') return stop
  const unfounded = decisions.caseStands(careCase, stop)
  if (unfounded !== undefined) {
    cancel(context, careCase)
    return refuse(unfounded)
  }
  const verdict = await judgeSession(context, evidence)
  if (verdict.kind !== 'go' || !verdict.subscriber) return verdict
  const { desk: kind, org } = careCase
  const unserved = decisions.deskServes({ kind, ...(org !== undefined && { org }) }, verdict.subscriber)
  return unserved === undefined ? verdict : refuse(unserved)
}

/** The IMSI that has the number of the case now, or why nobody can say. */
async function holderOf({ decisions, functions }: Context, { msisdn }: CareCase): Promise<string | Verdict> {
  const hlr = heard(decisions, 'hlr', await functions.subscriber('msisdn', msisdn))
  if (hlr.is === 'stop') return hlr.verdict
  return hlr.is === 'known' ? hlr.value.imsi : ''
}

/** The number has a new owner, or the case is over: what is still to be done for it is called off (SP-SUB-02). */
function cancel({ store }: Context, { id, imsi, state }: CareCase): void {
  if (state === 'open') store.cases.close(id, 'cancelled')
  const pending = store.jobs.openOf(imsi).filter(({ reference }) => reference.case === id)
  for (const job of pending) store.jobs.setState(job.id, 'cancelled')
}
