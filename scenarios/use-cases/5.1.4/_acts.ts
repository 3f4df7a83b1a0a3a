import type { CardWishes, PhoneWishes } from '../../../harness/stage/cast.ts'
import type { Phone } from '../../../harness/stage/phone.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Card } from '../../../simulators/card/card.ts'
import type { Person } from '../../../simulators/people/person.ts'

/** A subscriber with a card and a phone, as most variations begin. */
export interface Household {
  readonly subscriber: Person
  readonly card: Card
  readonly phone: Phone
}

/** What differs from a private subscriber with a second-hand phone. */
export interface Wishes {
  readonly card?: Omit<CardWishes, 'owner'>
  readonly phone?: Partial<Omit<PhoneWishes, 'holder'>>
  readonly plmn?: string
}

/** A subscriber puts a card into a second-hand phone and switches it on; nobody has told the target yet. */
export async function secondHand(stage: Stage, wishes: Wishes = {}): Promise<Household> {
  const subscriber = stage.cast.subscriber()
  const card = stage.cast.card({ owner: subscriber, ...wishes.card })
  const phone = stage.cast.phone({ holder: subscriber, origin: 'second-hand', ...wishes.phone })
  phone.insert(card)
  await phone.switchOn(wishes.plmn === undefined ? {} : { plmn: wishes.plmn })
  return { subscriber, card, phone }
}

/** B3: the network detects the pair, and the target provisions the phone. */
export async function provisioned(stage: Stage, wishes: Wishes = {}): Promise<Household> {
  const household = await secondHand(stage, wishes)
  await stage.detected(household.phone)
  return household
}

/** An employee with the phone of the enterprise and a card of its contract. */
export async function corporate(stage: Stage, wishes: Wishes = {}): Promise<Household> {
  const subscriber = stage.cast.employee()
  const card = stage.cast.card({ owner: subscriber, subscription: 'corporate', ...wishes.card })
  const phone = stage.cast.phone({ holder: subscriber, origin: 'corporate', ...wishes.phone })
  phone.insert(card)
  await phone.switchOn()
  return { subscriber, card, phone }
}
