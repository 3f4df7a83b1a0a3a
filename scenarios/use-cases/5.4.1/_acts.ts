import { type CallWishes, HelpDeskCall } from '../../../harness/stage/help-desk.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { corporate, type Household, provisioned, type Wishes } from '../5.1.4/_acts.ts'

/** A customer whose phone the operator manages: provisioned, and with the operator's settings in place. */
export async function customer(stage: Stage, wishes: Wishes = {}): Promise<Household> {
  const household = await provisioned(stage, wishes)
  await household.phone.session()
  return household
}

/** An employee whose phone the operator manages for the enterprise. */
export async function employee(stage: Stage, wishes: Wishes = {}): Promise<Household> {
  const household = await corporate(stage, wishes)
  await stage.detected(household.phone)
  await household.phone.session()
  return household
}

/** The household's subscriber calls about the phone, and the agent opens a case. */
export function calls(stage: Stage, { subscriber, phone }: Household, wishes: CallWishes = {}) {
  return HelpDeskCall.take(stage, subscriber, phone, wishes)
}
