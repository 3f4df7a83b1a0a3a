import { alarm, type Context } from '../context.ts'
import { heard } from '../evidence/heard.ts'
import { judgeSession, type SessionEvidence } from '../evidence/judge-session.ts'
import { refuse, type Verdict } from '../evidence/verdict.ts'
import type { Errand } from './errand.ts'

/**
 * Whether an update may go on in this session: it was ordered for this subscription in this device, the number it was
 * ordered for is still the same customer's, and everything that any session must prove holds. An enterprise's package
 * is for its own subscriptions alone.
 */
export async function judgeUpdate(
  context: Context,
  errand: Errand,
  evidence: SessionEvidence,
): Promise<Verdict> {
  const { decisions } = context
  const { imsi, imei14 } = errand.job
  const { msisdn, org, price } = errand.memo
  const parties = { imsi: evidence.account.imsi, imei14: evidence.sourceImei14 }
  if (!decisions.sameParties({ imsi, imei14 }, parties))
    return refuse('the order is for another subscription')
  const moved = msisdn === undefined ? undefined : await reassigned(context, msisdn, imsi)
  if (moved) return moved
  const verdict = await judgeSession(context, evidence)
  if (verdict.kind !== 'go' || !verdict.subscriber) return verdict
  if (price !== undefined && !decisions.numberSettled(verdict.subscriber.moved)) {
    alarm(context, 'a number that moved a while ago would be charged', { imsi, imei: imei14 })
    return refuse('the number moved to another card: its owner must show a document first')
  }
  if (org === undefined) return verdict
  const belongs = decisions.subscribersOrg(verdict.subscriber) === org
  return belongs ? verdict : refuse(`the subscription does not belong to ${org}`)
}

/** The number is another customer's by now: what its owner ordered before is void (SP-SUB-02). */
export async function reassigned(
  { decisions, functions }: Context,
  msisdn: string,
  imsi: string,
): Promise<Verdict | undefined> {
  const hlr = heard(decisions, 'hlr', await functions.subscriber('msisdn', msisdn))
  if (hlr.is === 'stop') return hlr.verdict
  if (hlr.is === 'ignored' || (hlr.is === 'known' && hlr.value.imsi === imsi)) return undefined
  return refuse('the number belongs to another customer by now')
}
