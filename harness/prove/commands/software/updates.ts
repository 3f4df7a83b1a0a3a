import fc from 'fast-check'
import { command } from '../../command.ts'
import { course, courseTold, follow, isOrdinary } from '../../course.ts'
import { PLAIN } from '../../plan.ts'
import { offered } from '../../raises-price.ts'
import { household } from '../parameters.ts'
import { deposit } from './_deposit.ts'

/** An update from the offer to the report (use case 5.3.1, variation A). */
export default command({
  name: 'phone-is-updated',
  family: 'software',
  needs: ['packages', 'offers'],
  weight: 4,
  proper: (each) => isOrdinary(each),
  suits: () => ({ household: PLAIN, setUp: true }),
  parameters: {
    phone: household,
    software: fc.constantFrom('firmware', 'an application'),
    price: fc.constantFrom('free', '2.00 EUR', '2.00 EUR'),
    ordered: fc.constantFrom('by the operator', 'by the operator', 'by its owner on the telephone'),
    ...course,
  },
  // Who pays for the enterprise is a matter of its contract.
  possible: (world, { phone, price }) =>
    world.ready(phone) && (price === 'free' || world.at(phone).person.role !== 'employee'),
  tell: (name, { phone, software, price, ordered, ...rest }) =>
    `${software} for ${name.phone(phone)} is ordered ${ordered}${price === 'free' ? '' : ` at ${price}`}${courseTold(rest)}`,
  run: (world, { phone, software, price, ordered, ...rest }) =>
    follow(world, phone, rest, async () => {
      const { operator, network } = world.stage
      const { person } = world.at(phone)
      const { imsi, msisdn = '' } = world.phone(phone).card
      const deposited = await deposit(world, phone, software === 'firmware' ? {} : 'Helper')
      const order = `offer-${imsi}-${world.freshSessionID()}`
      const asked = ordered === 'by its owner on the telephone'
      if (asked) network.call(order, msisdn, person.id)
      const fields = {
        ...{ order, imsi, msisdn, package: deposited },
        ...(price !== 'free' && { price }),
        ...(asked && { case: order, passphrase: person.knows.passphrase ?? '' }),
      }
      offered(world, phone, fields)
      await operator.order('offers', fields)
    }),
})
