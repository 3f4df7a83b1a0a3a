import fc from 'fast-check'
import { command } from '../../command.ts'
import { PLAIN } from '../../plan.ts'
import { household } from '../parameters.ts'
import { carryOut } from '../software/_deposit.ts'

/** Somebody calls about a lost phone and wants it locked or wiped (B18, N78). */
export default command({
  name: 'lost-phone-call',
  family: 'lock',
  needs: ['locks'],
  kills: ['UO'],
  // Whoever holds the phone has no say in it.
  promises: ({ by, operation }) => (by === 'owner' && operation !== 'unlock' ? 'locked' : undefined),
  suits: () => ({ household: PLAIN, setUp: true }),
  parameters: {
    phone: household,
    by: fc.constantFrom('owner', 'stranger'),
    operation: fc.constantFrom('lock', 'wipe', 'unlock'),
    holder: fc.constantFrom('says yes', 'says no'),
  },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone, by, operation, holder }) =>
    `${by === 'owner' ? name.person(phone) : 'a stranger'} calls to ${operation} ${name.phone(phone)}, whose holder ${holder} to whatever it asks`,
  async run(world, { phone, by, operation, holder: says }) {
    const { stage } = world
    const { holder } = world.phone(phone)
    if (says === 'says no') holder.takeUp(({ alert }) => (alert === 1101 ? { kind: 'no' } : undefined))
    const { imsi, msisdn = '' } = world.phone(phone).card
    const caller = by === 'owner' ? world.at(phone).person : stage.cast.thief()
    const name = `lock-${imsi}-${world.freshSessionID()}`
    stage.network.call(name, msisdn, caller.id)
    const passphrase = caller.knows.passphrase ?? ''
    await stage.operator.order('locks', { case: name, msisdn, imsi, passphrase, operation })
    // A phone that takes no notice of the operator's call still calls by itself one day.
    await world.phone(phone).session({ serverId: stage.target.serverId })
    await carryOut(world, phone)
    if (says === 'says no') holder.takeUp(() => undefined)
  },
})
