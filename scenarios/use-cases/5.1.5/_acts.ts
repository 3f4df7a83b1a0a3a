import type { CardWishes, PhoneWishes } from '../../../harness/stage/cast.ts'
import type { Phone } from '../../../harness/stage/phone.ts'
import type { Press } from '../../../harness/stage/portal/browsing.ts'
import type { Customer, Item, Means } from '../../../harness/stage/portal/customer.ts'
import type { Pc } from '../../../harness/stage/portal/pc.ts'
import type { Capability } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Card } from '../../../simulators/card/card.ts'
import type { Person } from '../../../simulators/people/person.ts'

/** What a target must declare for this use case. */
export const NEEDS: readonly Capability[] = [
  ...(['portal', 'portal-accounts', 'payment', 'network'] as const),
  'subscriber-authentication',
]

export const EVERYTHING: readonly Item[] = ['settings', 'minutes', 'game']

/** A subscriber with a new phone from an Internet shop, and an account on the operator's portal. */
export interface Household {
  readonly subscriber: Person
  readonly card: Card
  readonly phone: Phone
}

export interface Wishes {
  readonly card?: Omit<CardWishes, 'owner'>
  readonly phone?: Partial<Omit<PhoneWishes, 'holder'>>
}

export async function newPhone(stage: Stage, wishes: Wishes = {}): Promise<Household> {
  const subscriber = stage.cast.subscriber()
  const card = stage.cast.card({ owner: subscriber, ...wishes.card })
  const phone = stage.cast.phone({ holder: subscriber, origin: 'fresh', ...wishes.phone })
  phone.insert(card)
  await phone.switchOn()
  await stage.shop.account(subscriber, card)
  return { subscriber, card, phone }
}

/** The household at a PC, the phone beside it. */
export interface AtPc extends Household {
  readonly pc: Pc
}

export async function besidePc(stage: Stage, wishes: Wishes = {}): Promise<AtPc> {
  const household = await newPhone(stage, wishes)
  const pc = await stage.shop.pc(household.subscriber, household.phone)
  pc.near(household.phone)
  return { ...household, pc }
}

/** The subscriber connects to the phone, agrees, shows the PIN, and goes on to the operator's portal. */
export async function atThePortal(stage: Stage, wishes: Wishes = {}): Promise<AtPc> {
  const scene = await besidePc(stage, wishes)
  if (await scene.pc.setUp(scene.phone)) await scene.pc.goOn(scene.phone)
  return scene
}

/** Log in, choose everything, choose how to pay: what remains is to agree. Says whether the portal went along. */
export async function atTheSummary(customer: Customer, means: Means, items = EVERYTHING): Promise<boolean> {
  return (await customer.login()) && (await customer.choose(items)) && (await customer.payBy(means))
}

/** Agrees, and answers the bank where it asks. Says whether the portal took it. */
export async function pays(customer: Customer, means: Means, how: Press = {}): Promise<boolean> {
  const taken = await customer.agree(how)
  if (taken && means === 'card') await customer.answerBank()
  return taken
}

/** From the front door of the portal to a phone that is set up, carried by the PC. */
export async function ordersThroughPc(stage: Stage, means: Means, wishes: Wishes = {}): Promise<AtPc> {
  const scene = await atThePortal(stage, wishes)
  const { customer } = scene.pc
  if (!(await atTheSummary(customer, means))) return scene
  if (!(await pays(customer, means))) return scene
  await finishes(scene)
  return scene
}

/** A server that could not do it in one session may want another one. */
const MAX_SESSIONS = 4

/** The PC carries the phone's session, and the customer waits for the receipt. */
export async function finishes({ pc, phone }: AtPc): Promise<void> {
  const { customer } = pc
  for (let tries = 0; tries < MAX_SESSIONS; tries++) {
    if ((await customer.await('delivering', 'done', 'failed')) !== 'delivering') break
    await pc.carry(phone)
    await customer.lookAgain()
  }
  await customer.logout()
  pc.agent.close(phone.imei14)
}

/** The same from any browser: the operator calls the phone itself. */
export async function ordersOverTheAir(stage: Stage, means: Means, wishes: Wishes = {}): Promise<Household> {
  const household = await newPhone(stage, wishes)
  const customer = await stage.shop.visitor(household.subscriber, household.phone)
  if (!(await atTheSummary(customer, means))) return household
  if (!(await pays(customer, means))) return household
  await stage.network.settled()
  await customer.await('done', 'failed')
  await customer.logout()
  return household
}
