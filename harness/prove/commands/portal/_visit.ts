import type { Phone } from '../../../stage/phone.ts'
import type { Customer, Item, Means } from '../../../stage/portal/customer.ts'
import type { Pc } from '../../../stage/portal/pc.ts'
import type { World } from '../../world.ts'

const EVERYTHING: readonly Item[] = ['settings', 'minutes', 'game']

/** A server that could not do it in one session may want another one. */
const MAX_SESSIONS = 3

/** Somebody at the operator's portal, about one phone. */
export interface Visit {
  readonly world: World
  readonly phone: Phone
  /** The household that the phone belongs to, and another one. */
  readonly n: number
  readonly other: number
  readonly means: Means
  readonly customer: Customer
  /** The PC that carries the phone's sessions, where one does. */
  readonly pc?: Pc
}

/** The owner of a household has an account on the portal. */
export async function hasAccount(world: World, n: number): Promise<void> {
  const { person, card } = world.at(n)
  const name = `account ${card.imsi}`
  if (world.memory.has(name)) return
  world.memory.set(name, true)
  await world.stage.shop.account(person, card)
}

/** The subscriber connects phone and PC, agrees, shows the PIN, and goes on to the portal; or comes from any browser. */
export async function arrives(
  world: World,
  about: { phone: number; other: number; means: string; from: string },
): Promise<Visit | undefined> {
  const { phone: n, other, means } = about
  const { phone, person } = world.at(n)
  const visit = { world, phone, n, other, means: means as Means }
  if (about.from !== 'a PC') return { ...visit, customer: await world.stage.shop.visitor(person, phone) }
  const pc = await world.stage.shop.pc(person, phone)
  pc.near(phone)
  if (!(await pc.setUp(phone))) return undefined
  await pc.goOn(phone)
  return { ...visit, customer: pc.customer, pc }
}

/** Log in, choose everything, choose how to pay: what remains is to agree. Says whether the portal went along. */
export async function comesToTheSummary({ customer, means }: Visit): Promise<boolean> {
  return (await customer.login()) && (await customer.choose(EVERYTHING)) && (await customer.payBy(means))
}

/** The phone opens a session, through the PC where one carries it. */
export async function calls({ world, pc, phone }: Visit): Promise<void> {
  if (pc) await pc.carry(phone)
  else await phone.session({ serverId: world.stage.target.serverId })
}

/** What was paid for reaches the phone; who paid and got nothing has the order cancelled. */
export async function carriesHome(visit: Visit): Promise<void> {
  const { world, customer, pc, phone } = visit
  const { network } = world.stage
  for (let tries = 0; tries < MAX_SESSIONS; tries++) {
    await network.settled()
    const state = await customer.await('delivering', 'done', 'failed')
    // Where nothing is said the phone may call all the same, once.
    if (state !== 'delivering' && (state !== 'nothing' || tries > 0)) break
    await calls(visit)
    await customer.lookAgain()
  }
  await customer.cancel()
  await customer.logout()
  pc?.agent.close(phone.imei14)
}
