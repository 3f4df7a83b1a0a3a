import { campaign } from '../../../harness/stage/campaign.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Household, Wishes } from '../5.1.4/_acts.ts'
import { deposit, type UpdateWishes } from '../5.3.1/_acts.ts'
import { customer, reports, whenAgreed } from '../5.4.1/_acts.ts'

/** A customer who has had the phone for days. */
export async function oldCustomer(stage: Stage, wishes: Wishes = {}): Promise<Household> {
  const household = await customer(stage, wishes)
  await daysLater(stage, household, wishes.plmn)
  return household
}

/** The phone is used for some days, and was switched on again this morning. */
export async function daysLater(stage: Stage, { phone }: Household, plmn?: string): Promise<void> {
  stage.wait({ days: 3 })
  await phone.detach()
  await phone.attach(plmn === undefined ? {} : { plmn })
}

/** Moments of a campaign at which something can happen that was not planned. */
export type Moment =
  /** The corrected software is in the repository, and the campaign has not begun. */
  | 'before-campaign'
  /** The user has been asked and agreed; the target has not heard of it. */
  | 'agreed'
  /** The phone has accepted the download. */
  | 'download-ordered'
  /** The package is in the phone, and the target has not heard of it. */
  | 'downloaded'
  /** The phone has accepted the update. */
  | 'update-ordered'

export type Happenings = Partial<Record<Moment, (household: Household) => void | Promise<void>>>

export interface CampaignWishes
  extends Pick<UpdateWishes, 'application' | 'version' | 'forged' | 'model' | 'delta'> {
  readonly branch?: 'operator' | 'manufacturer'
  readonly at?: Happenings
  /** Does not wait for package #0: the phone calls by itself. */
  readonly phoneCalls?: boolean
}

/** Use case 5.5.1: the corrected software is there, the campaign runs, the phone calls in and is mended. */
export async function fix(stage: Stage, household: Household, wishes: CampaignWishes = {}): Promise<void> {
  const { phone } = household
  const { at = {}, branch = 'operator', phoneCalls = false, ...software } = wishes
  const happens = async (moment: Moment) => at[moment]?.(household)
  const corrected = await deposit(stage, phone, software)
  await happens('before-campaign')
  if (at.agreed) whenAgreed(household, at.agreed)
  await campaign(stage, phone, { package: corrected, branch })
  if (phoneCalls) await phone.session()
  await happens('download-ordered')
  await phone.device.work()
  await happens('downloaded')
  if (phone.device.hasNews) await phone.session()
  await happens('update-ordered')
  await reports(household)
}
