import type { Customer, Means } from '../../../harness/stage/portal/customer.ts'
import type { Pc } from '../../../harness/stage/portal/pc.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { atTheSummary, besidePc, type Household, NEEDS, newPhone, pays, type Wishes } from './_acts.ts'

/** The four ways in which use case 5.1.5 sells: what is paid with, and what carries the settings to the phone. */
export const SALES = {
  B6: { means: 'bill', by: 'pc', twin: 'uc-5.1.5/b6-bill' },
  B7: { means: 'card', by: 'pc', twin: 'uc-5.1.5/b7-card' },
  B8: { means: 'prepaid', by: 'pc', twin: 'uc-5.1.5/b8-prepaid' },
  B9: { means: 'bill', by: 'air', twin: 'uc-5.1.5/b9-over-the-air-bill' },
} as const

export type Selling = keyof typeof SALES
export { NEEDS }

/** A customer in the middle of a sale. */
export interface Sale extends Household {
  readonly stage: Stage
  readonly means: Means
  readonly customer: Customer
  /** The PC that carries the phone's sessions, where one does. */
  readonly pc?: Pc
}

/** Moments of a sale at which something can happen that was not planned. */
export type Moment =
  /** The portal is open, and nobody has said who they are. */
  | 'before-login'
  /** The summary is on the screen, and nobody has agreed. */
  | 'before-agreement'
  /** It is paid, and the phone has called for its settings; none was sent yet. */
  | 'before-delivery'

export type Happenings = Partial<Record<Moment, (sale: Sale) => void | Promise<void>>>

export const wishesFor = (means: Means): Wishes =>
  means === 'prepaid' ? { card: { subscription: 'prepaid' } } : {}

/** A customer in front of the portal's first page; undefined where the PC did not get so far. */
export async function atTheDoor(stage: Stage, selling: Selling): Promise<Sale | undefined> {
  const { means, by } = SALES[selling]
  if (by === 'air') {
    const household = await newPhone(stage, wishesFor(means))
    const customer = await stage.shop.visitor(household.subscriber, household.phone)
    return { stage, means, ...household, customer }
  }
  const scene = await besidePc(stage, wishesFor(means))
  if (!(await scene.pc.setUp(scene.phone))) return undefined
  await scene.pc.goOn(scene.phone)
  return { stage, means, ...scene, customer: scene.pc.customer }
}

/** From the portal's first page to the end, good or bad: who paid and got nothing has the order cancelled. */
export async function buys(sale: Sale, at: Happenings = {}): Promise<void> {
  const { stage, means, customer } = sale
  stage.fromHere()
  await at['before-login']?.(sale)
  if (!(await atTheSummary(customer, means))) return
  stage.attack('agreement', 'somebody agrees to an order', sale.phone)
  await at['before-agreement']?.(sale)
  if (at['before-delivery'] && !sale.pc) inMidSession(sale, at['before-delivery'])
  if (!(await pays(customer, means))) return
  if (sale.pc) await at['before-delivery']?.(sale)
  await carries(sale)
  await givesUp(sale)
}

/** The phone's session: carried by the PC, or called for by the operator itself. */
export async function carries({ stage, pc, phone }: Sale): Promise<void> {
  if (pc) await pc.carry(phone)
  else await stage.network.settled()
}

/** The customer has the order cancelled where it is not done. */
export async function givesUp({ customer, stage }: Sale): Promise<void> {
  await stage.network.settled()
  await customer.lookAgain()
  await customer.cancel()
  await customer.logout()
}

/** Something happens in the first session that the operator calls for, after package 1 was answered. */
function inMidSession(sale: Sale, happens: (sale: Sale) => void | Promise<void>): void {
  const { device } = sale.phone
  let done = false
  device.behaviour = {
    ...device.behaviour,
    onMessage: async (n) => {
      if (done || n !== 2) return
      done = true
      await happens(sale)
    },
  }
}
