import type { Press } from '../../../stage/portal/browsing.ts'
import type { Means } from '../../../stage/portal/customer.ts'
import { calls, comesToTheSummary, type Visit } from './_visit.ts'

/** What is out of the ordinary about an order on the portal. */
export interface Twist {
  readonly tell: string
  /** Where it means anything for one way to pay only. */
  readonly means?: Means
  /** On the summary page, before anybody agrees. */
  readonly before?: (visit: Visit) => unknown
  /** How the button that agrees is pressed. */
  readonly press?: (visit: Visit) => Press & { pin?: string }
  /** Agrees in another way than by the one button. Says whether the portal took it. */
  readonly agree?: (visit: Visit) => Promise<boolean>
  /** While the bank asks the payer. */
  readonly asked?: (visit: Visit) => unknown
  /** What the payer types at the bank, instead of the right code. */
  readonly code?: string
  /** After the payment, before anything is delivered. */
  readonly after?: (visit: Visit) => unknown
}

const attack = ({ world, phone }: Visit, name: string, detail: string) =>
  world.stage.attack(name, detail, phone)

/** By name, as steps write them; what is nothing at all comes first. */
export const TWISTS = {
  nothing: { tell: '' },
  'two clicks': { tell: 'and clicks twice', press: () => ({ twice: true }) },
  'a wrong code': { tell: 'and the bank does not recognise the payer', means: 'card', code: '000000' },
  'a decline': {
    tell: 'and the payment is declined',
    before: ({ world, means }) => {
      const { payment, faults } = world.stage.network
      if (means === 'card') payment.bank.declining = 'the account is overdrawn'
      else faults.script(means === 'bill' ? 'billing' : 'prepaid', 'decline')
    },
  },
  'another amount': {
    tell: 'and changes the amount in the form',
    press: (visit) => {
      attack(visit, 'tampered form', 'amount=0.01 EUR')
      return { tampered: { amount: '0.01 EUR', total: '0.01 EUR', price: '1' } }
    },
  },
  'a header': {
    tell: 'with a header that names another subscriber',
    press: (visit) => {
      attack(visit, 'spoofed header', 'x-msisdn names another subscriber')
      return { headers: { 'x-msisdn': visit.world.at(visit.other).card.msisdn ?? '' } }
    },
  },
  'a wrong PIN': {
    tell: 'with a wrong PIN of the account',
    means: 'prepaid',
    press: () => ({ pin: '000000' }),
  },
  'another callback': {
    tell: 'and the bank calls back again',
    means: 'card',
    async after({ world, customer }) {
      for (const _time of [1, 2]) await world.stage.shop.bankCallsBack(customer.shown.order)
    },
  },
  'an early call': {
    tell: 'and the phone calls while the bank still asks',
    means: 'card',
    asked: (visit) => calls(visit),
  },
  'a cancellation': {
    tell: 'and cancels before the delivery',
    after: ({ customer }) => customer.cancel(),
  },
  'two browsers': {
    tell: 'and agrees to two orders in two browsers at once',
    means: 'prepaid',
    async agree(visit) {
      const { world, customer, phone, n } = visit
      const second = await world.stage.shop.visitor(world.at(n).person, phone)
      attack(visit, 'race', 'two browsers agree at the same moment')
      if (!(await comesToTheSummary({ ...visit, customer: second }))) return customer.agree()
      const taken = await Promise.all([customer.agree(), second.agree()])
      return taken.some((each) => each)
    },
  },
  'another phone': {
    tell: 'and another phone opens a session before the delivery',
    after: ({ world, other, phone }) =>
      world.phone(other) !== phone && world.ready(other) ? world.session(other) : undefined,
  },
  suspension: {
    tell: 'and the subscription is suspended before anybody agrees',
    before: ({ world, n }) => world.stage.network.hlr.suspend(world.at(n).card.imsi),
  },
  'a late suspension': {
    tell: 'and the subscription is suspended before the delivery',
    after: ({ world, n }) => world.stage.network.hlr.suspend(world.at(n).card.imsi),
  },
} as const satisfies Record<string, Twist>

export type TwistName = keyof typeof TWISTS
