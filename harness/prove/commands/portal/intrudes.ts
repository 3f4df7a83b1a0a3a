import fc from 'fast-check'
import type { Means } from '../../../stage/portal/customer.ts'
import { command } from '../../command.ts'
import { another, household } from '../parameters.ts'
import { carriesHome, comesToTheSummary, hasAccount } from './_visit.ts'

const HOW = {
  'rogue PC': 'over a PC that the phone has not accepted',
  'other account': 'with the account of another subscriber',
  'skipped code': 'with a password that is not theirs, leaving the code out',
} as const

/** Somebody orders on the portal who may not. */
export default command({
  name: 'orders-without-right',
  family: 'portal',
  needs: ['portal', 'portal-accounts', 'payment'],
  weight: 2,
  kills: ['UO'],
  suits: () => ({ household: { contract: 'private', origin: 'fresh' }, setUp: false }),
  parameters: {
    phone: household,
    other: another,
    how: fc.constantFrom(...(Object.keys(HOW) as (keyof typeof HOW)[])),
  },
  possible: (world, { phone, other, how }) =>
    world.phone(phone).attached &&
    !world.busy(world.phone(phone)) &&
    world.phone(phone).inside === world.at(phone).card &&
    (how !== 'other account' || (world.at(other) !== world.at(phone) && world.phone(other).attached)),
  tell: (name, { phone, how }) => `somebody orders for ${name.phone(phone)} ${HOW[how as keyof typeof HOW]}`,
  async run(world, { phone: n, other, how }) {
    const { stage } = world
    const { phone, person, card } = world.at(n)
    await hasAccount(world, n)
    await hasAccount(world, other)
    stage.attack(how, HOW[how as keyof typeof HOW], phone)
    const about = { world, n, other, phone, means: 'bill' as Means }
    if (how === 'skipped code') {
      const thief = stage.cast.thief()
      const { portal } = person.knows
      if (portal) thief.learn({ portal })
      const customer = await stage.shop.visitor(thief)
      if (!(await customer.login({ withoutCode: true }))) return
      await customer.open(stage.shop.start({ imei: phone.imei14, msisdn: card.msisdn ?? '' }))
      if (!(await customer.choose(['settings', 'game'])) || !(await customer.payBy('bill'))) return
      if (await customer.agree()) await carriesHome({ ...about, customer })
      return
    }
    const reads = how === 'other account' ? world.phone(other) : phone
    const pc = await stage.shop.pc(person, reads)
    pc.near(phone)
    if (how === 'rogue PC' && !(await pc.intrude(phone))) return
    if (how === 'other account') {
      if (!(await pc.setUp(phone))) return
      await pc.goOn(phone)
      const { portal } = person.knows
      const { portal: theirs } = world.at(other).person.knows
      if (theirs) person.learn({ portal: theirs })
      const arrived = await comesToTheSummary({ ...about, customer: pc.customer, pc })
      if (portal) person.learn({ portal })
      if (!arrived) return
    } else if (!(await comesToTheSummary({ ...about, customer: pc.customer, pc }))) return
    if (await pc.customer.agree()) await carriesHome({ ...about, customer: pc.customer, pc })
  },
})
