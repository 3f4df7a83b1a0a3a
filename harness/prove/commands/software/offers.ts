import fc from 'fast-check'
import { command } from '../../command.ts'
import { PLAIN } from '../../plan.ts'
import { offered } from '../../raises-price.ts'
import { household } from '../parameters.ts'
import { deposit } from './_deposit.ts'

export default command({
  name: 'operator-offers-update',
  family: 'software',
  needs: ['packages', 'offers'],
  weight: 2,
  proper: true,
  suits: () => ({ household: PLAIN, setUp: true }),
  parameters: { phone: household, price: fc.constantFrom('free', '2.00 EUR') },
  // Who pays for the enterprise is a matter of its contract, and no server can see whose finger says yes.
  possible: (world, { phone, price }) =>
    world.ready(phone) &&
    world.phone(phone).holder === world.at(phone).person &&
    (price === 'free' || world.at(phone).person.role !== 'employee'),
  tell: (name, { phone, price }) =>
    `the operator offers ${name.phone(phone)} an update ${price === 'free' ? 'for nothing' : `for ${price}`}`,
  async run(world, { phone, price }) {
    const { imsi, msisdn = '' } = world.phone(phone).card
    const order = `offer-${imsi}-${world.freshSessionID()}`
    const fields = {
      ...{ order, imsi, msisdn, package: await deposit(world, phone) },
      ...(price !== 'free' && { price }),
    }
    offered(world, phone, fields)
    await world.stage.operator.order('offers', fields)
  },
})
