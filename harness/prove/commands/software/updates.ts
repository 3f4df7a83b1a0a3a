import fc from 'fast-check'
import type { Phone } from '../../../stage/phone.ts'
import { command } from '../../command.ts'
import { course, courseTold, follow, isOrdinary } from '../../course.ts'
import { PLAIN } from '../../plan.ts'
import { offered } from '../../raises-price.ts'
import { household } from '../parameters.ts'
import { deposit } from './_deposit.ts'

/** What a phone says of its user proves nothing (N11). */
function claimsPin({ device, holder }: Phone): void {
  device.behaviour = { ...device.behaviour, nodeClaims: { './DevDetail/Ext/PinVerified': 'true' } }
  holder.takeUp(({ alert }) => (alert === 1102 ? { kind: 'cancel' } : undefined))
}

/** An update from the offer to the report (use case 5.3.1, variation A). */
export default command({
  name: 'phone-is-updated',
  family: 'software',
  needs: ['packages', 'offers'],
  weight: 4,
  proper: ({ claims, ...rest }) => claims === 'nothing' && isOrdinary(rest),
  suits: () => ({ household: PLAIN, setUp: true }),
  parameters: {
    phone: household,
    software: fc.constantFrom('firmware', 'an application'),
    price: fc.constantFrom('free', '2.00 EUR', '2.00 EUR'),
    ordered: fc.constantFrom('by the operator', 'by the operator', 'by its owner on the telephone'),
    claims: fc.constantFrom('nothing', 'nothing', 'nothing', 'the PIN'),
    ...course,
  },
  // Who pays for the enterprise is a matter of its contract.
  possible: (world, { phone, price }) =>
    world.ready(phone) && (price === 'free' || world.at(phone).person.role !== 'employee'),
  tell: (name, { phone, software, price, ordered, claims, ...rest }) =>
    `${software} for ${name.phone(phone)} is ordered ${ordered}${price === 'free' ? '' : ` at ${price}`}${claims === 'the PIN' ? '; the phone claims that its user has shown the PIN, and the user shows nothing' : ''}${courseTold(rest)}`,
  async run(world, { phone, software, price, ordered, claims, ...rest }) {
    await follow(world, phone, rest, async () => {
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
      if (claims === 'the PIN') claimsPin(world.phone(phone))
      await operator.order('offers', fields)
    })
    if (claims === 'the PIN') world.phone(phone).holder.takeUp(() => undefined)
  },
})
