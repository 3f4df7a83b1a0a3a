import fc from 'fast-check'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'
import { carryOut } from '../software/_deposit.ts'

/** Somebody calls about a lost phone and wants it locked or wiped (B18, N78). */
export default command({
  name: 'lost-phone-call',
  family: 'lock',
  needs: ['locks'],
  kills: ['UO'],
  parameters: {
    phone: household,
    by: fc.constantFrom('owner', 'stranger'),
    operation: fc.constantFrom('lock', 'wipe', 'unlock'),
  },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone, by, operation }) =>
    `${by === 'owner' ? name.person(phone) : 'a stranger'} calls to ${operation} ${name.phone(phone)}`,
  async run(world, { phone, by, operation }) {
    const { stage } = world
    const { imsi, msisdn = '' } = world.phone(phone).card
    const caller = by === 'owner' ? world.at(phone).person : stage.cast.thief()
    const name = `lock-${imsi}-${world.freshSessionID()}`
    stage.network.call(name, msisdn, caller.id)
    const passphrase = caller.knows.passphrase ?? ''
    await stage.operator.order('locks', { case: name, msisdn, imsi, passphrase, operation })
    await carryOut(world, phone)
  },
})
