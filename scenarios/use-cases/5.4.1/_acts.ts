import { type CallWishes, HelpDeskCall } from '../../../harness/stage/help-desk.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { corporate, type Household, provisioned, type Wishes } from '../5.1.4/_acts.ts'
import { deposit } from '../5.3.1/_acts.ts'

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

/** Moments of a call at which something can happen that was not planned. */
export type Moment =
  /** The phone is set up, and nobody has called. */
  | 'before-call'
  /** The agent has opened the case. */
  | 'opened'
  /** The user has been asked and agreed; the target has not heard of it. */
  | 'agreed'
  /** The phone has accepted the application. */
  | 'ordered'
  /** The application is on the phone, and the target has not heard of it. */
  | 'installed'
  /** The repair is over, the case is still open. */
  | 'repaired'

export type Happenings = Partial<Record<Moment, (household: Household) => void | Promise<void>>>

export interface Visit extends CallWishes {
  readonly at?: Happenings
}

/** The household's subscriber calls about the phone, and the agent opens a case. */
export async function calls(stage: Stage, household: Household, { at = {}, ...wishes }: Visit = {}) {
  await at['before-call']?.(household)
  const call = await HelpDeskCall.take(stage, household.subscriber, household.phone, wishes)
  await at.opened?.(household)
  if (at.agreed) whenAgreed(household, at.agreed)
  return call
}

/** Steps 1 to 3: the caller is verified, and the phone tells the agent what it is. */
export async function query(stage: Stage, household: Household, visit: Visit = {}): Promise<HelpDeskCall> {
  const call = await calls(stage, household, visit)
  await call.query()
  return call
}

/** Steps 1 and 4 to 7: the caller agrees to a diagnostic application, which is installed, run, heard and removed. */
export async function repair(stage: Stage, household: Household, visit: Visit = {}): Promise<HelpDeskCall> {
  const { at = {} } = visit
  const { phone } = household
  const application = await deposit(stage, phone, { application: 'Diagnostics' })
  const call = await calls(stage, household, visit)
  await call.repair('application', { package: application })
  await at.ordered?.(household)
  await phone.device.work()
  await at.installed?.(household)
  if (phone.device.hasNews) await phone.session()
  await reports(household)
  await at.repaired?.(household)
  return call
}

/** A phone that nobody lets report gives up after as many tries. */
const MAX_REPORTS = 6

/** The phone does what was ordered of it and reports, until nothing is left. */
export async function reports({ phone }: Household): Promise<void> {
  for (let tries = 0; tries < MAX_REPORTS && (await phone.work()); tries++);
}

/** Something happens after the user has agreed and before the phone has told so. */
export function whenAgreed(
  household: Household,
  happens: (household: Household) => void | Promise<void>,
): void {
  const { device, holder } = household.phone
  const agreed = () => holder.prompts.filter(({ alert }) => alert === 1101).length
  const before = agreed()
  let done = false
  device.behaviour = {
    ...device.behaviour,
    onMessage: async () => {
      if (done || agreed() === before) return
      done = true
      await happens(household)
    },
  }
}
