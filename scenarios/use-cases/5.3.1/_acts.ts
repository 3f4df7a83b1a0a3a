import type { Phone } from '../../../harness/stage/phone.ts'
import type { PackageWishes } from '../../../harness/stage/software.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Answer, Habit, Prompt } from '../../../simulators/people/person.ts'
import type { Household } from '../5.1.4/_acts.ts'

/** Moments of an update at which something can happen that was not planned. */
export type Moment =
  /** The package is in the target's repository, and nobody has offered it. */
  | 'before-offer'
  /** The user has agreed; the target has not heard of it. */
  | 'agreed'
  /** The phone has accepted the download. */
  | 'download-ordered'
  /** The package is in the phone, and the target has not heard of it. */
  | 'downloaded'
  /** The phone has accepted the update. */
  | 'update-ordered'
  /** The new software runs, and the target has not heard of it. */
  | 'installed'

export type Happenings = Partial<Record<Moment, (household: Household) => void | Promise<void>>>

export interface UpdateWishes extends PackageWishes {
  /** Like `2.00 EUR`; free when not given. */
  readonly price?: string
  /** An application instead of firmware. */
  readonly application?: string
  /** The package is written into the phone as a large object, instead of fetched by it. */
  readonly inSession?: boolean
  /** The subscriber called customer care and asked for it. */
  readonly asked?: boolean
  readonly at?: Happenings
}

/** Use case 5.3.1, A: the operator offers an update, the phone calls in, downloads, installs and reports. */
export async function update(stage: Stage, household: Household, wishes: UpdateWishes = {}): Promise<void> {
  const { phone } = household
  const { at = {} } = wishes
  const happens = async (moment: Moment) => at[moment]?.(household)
  const offered = await deposit(stage, phone, wishes)
  await happens('before-offer')
  if (at.agreed) whenAgreed(household, at.agreed)
  await offer(stage, household, offered, wishes)
  await happens('download-ordered')
  await phone.device.work()
  await happens('downloaded')
  if (phone.device.hasNews) await phone.session()
  await happens('update-ordered')
  await phone.device.work()
  await happens('installed')
  if (phone.device.hasNews) await phone.session()
}

/** Puts a package for a phone into the target's repository; answers the name that the target gave it. */
export async function deposit(stage: Stage, phone: Phone, wishes: UpdateWishes = {}): Promise<string> {
  const { application, ...rest } = wishes
  const octets =
    application === undefined
      ? stage.software.firmware(phone, rest)
      : stage.software.application(application, rest)
  const { answer } = await stage.operator.order('packages', {
    package: Buffer.from(octets).toString('base64'),
  })
  return String(answer['package'] ?? '')
}

let offersMade: WeakMap<Stage, number> | undefined

/** Offers a package to the phone of a household. */
export async function offer(
  stage: Stage,
  { card, subscriber }: Household,
  offered: string,
  wishes: UpdateWishes = {},
): Promise<void> {
  offersMade ??= new WeakMap()
  const count = (offersMade.get(stage) ?? 0) + 1
  offersMade.set(stage, count)
  const order = `offer-${card.imsi}-${count}`
  const { price = '0.00 EUR', asked, inSession } = wishes
  const msisdn = card.msisdn ?? ''
  if (asked) stage.network.call(order, msisdn, subscriber.id)
  await stage.operator.order('offers', {
    ...{ order, imsi: card.imsi, package: offered, price },
    ...(inSession && { inSession }),
    ...(asked && { case: order, passphrase: subscriber.knows.passphrase ?? '' }),
  })
}

/** Something happens after the user has agreed and before the phone has told so. */
function whenAgreed(household: Household, happens: (household: Household) => void | Promise<void>): void {
  const { device, holder } = household.phone
  const asked = () => holder.prompts.filter(({ alert }) => alert === 1101).length
  const before = asked()
  let done = false
  device.behaviour = {
    ...device.behaviour,
    onMessage: async () => {
      if (done || asked() === before) return
      done = true
      await happens(household)
    },
  }
}

/** Answers the question for agreement in this way, and everything else as usual. */
export const agreesWith =
  (answer: Answer): Habit =>
  ({ alert }: Prompt) =>
    alert === 1101 ? answer : undefined

/** The subscriber's phone in the hand of somebody who knows nothing and says yes to everything. */
export async function heldByAnother(stage: Stage): Promise<Household> {
  const subscriber = stage.cast.subscriber()
  const card = stage.cast.card({ owner: subscriber })
  const phone = stage.cast.phone({ holder: stage.cast.someoneElse(), origin: 'second-hand' })
  phone.insert(card)
  await phone.switchOn()
  await stage.detected(phone)
  await phone.session()
  return { subscriber, card, phone }
}
