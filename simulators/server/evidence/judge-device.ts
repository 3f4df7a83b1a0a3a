import type { Context } from '../context.ts'
import { claimed, type SessionEvidence } from './judge-session.ts'
import { refuse, type Verdict } from './verdict.ts'

/**
 * Whether something may be done to a device for its own sake, whoever uses it: the device has authenticated itself with an
 * account in use and says consistently which equipment it is. Nobody is asked about its subscriber.
 */
export async function judgeDevice(context: Context, evidence: SessionEvidence): Promise<Verdict> {
  if (evidence.account.state === 'retired') return refuse('the account was retired')
  return claimed(context, evidence) ?? { kind: 'go', subscriber: undefined }
}
