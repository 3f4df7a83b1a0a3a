import fc from 'fast-check'
import { command } from '../../command.ts'
import { another, household } from '../parameters.ts'
import { TWISTS, type Twist, type TwistName } from './_twists.ts'
import { arrives, carriesHome, comesToTheSummary, hasAccount } from './_visit.ts'

const MEANS = { bill: 'on the bill', card: 'by credit card', prepaid: 'from the prepaid account' }
const NAMES = Object.keys(TWISTS) as TwistName[]

/** The subscriber orders everything that the portal has for a phone, and pays (use case 5.1.5). */
export default command({
  name: 'orders-on-portal',
  family: 'portal',
  needs: ['portal', 'portal-accounts', 'payment'],
  weight: 4,
  proper: ({ twist }) => twist === 'nothing' || twist === 'two clicks',
  // What a PC finds set up needs nothing; an account in credit pays from it, and any other by the month.
  suits: ({ means, from }) => ({
    household: {
      contract: means === 'prepaid' ? 'prepaid' : 'private',
      origin: from === 'a PC' ? 'fresh' : 'second-hand',
    },
    setUp: from !== 'a PC',
  }),
  parameters: {
    phone: household,
    other: another,
    means: fc.constantFrom('bill', 'bill', 'card', 'prepaid', 'prepaid'),
    from: fc.constantFrom('a PC', 'any browser'),
    twist: fc.constantFrom('nothing', 'nothing', ...NAMES),
  },
  possible: (world, { phone, means, twist }) =>
    world.phone(phone).attached &&
    !world.busy(world.phone(phone)) &&
    world.phone(phone).inside === world.at(phone).card &&
    world.phone(phone).holder === world.at(phone).person &&
    (twistOf(twist).means ?? means) === means,
  tell: (name, { phone, means, from, twist }) =>
    `${name.person(phone)} orders at ${from} for ${name.phone(phone)}, paying ${MEANS[means as keyof typeof MEANS]} ${twistOf(twist).tell}`.trim(),
  async run(world, about) {
    const { before, press, agree, asked, after, code }: Twist = twistOf(about.twist)
    await hasAccount(world, about.phone)
    await hasAccount(world, about.other)
    const visit = await arrives(world, about)
    if (!visit || !(await comesToTheSummary(visit))) return
    const { customer } = visit
    await before?.(visit)
    const taken = await (agree?.(visit) ?? customer.agree(press?.(visit) ?? {}))
    if (taken) await asked?.(visit)
    if (taken && visit.means === 'card') await customer.answerBank(code === undefined ? {} : { code })
    await after?.(visit)
    if (code !== undefined) await customer.open(world.stage.shop.start({ imei: visit.phone.imei14 }))
    await carriesHome(visit)
  },
})

const twistOf = (name: string): Twist => TWISTS[name as TwistName]
