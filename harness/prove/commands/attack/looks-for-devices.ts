import fc from 'fast-check'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

const TOLD = { wrong: 'with a wrong credential', never: 'without any credential' }

/** Who has no password learns from the answers whether the operator knows a device (SP-AUTH-12). */
export default command({
  name: 'looks-for-devices',
  family: 'attack',
  weight: 2,
  parameters: { phone: household, shown: fc.constantFrom('wrong', 'never') },
  possible: (world, { phone }) => world.ready(phone) && world.hasOwnAccount(phone),
  tell: (name, { phone, shown }) =>
    `somebody knocks ${TOLD[shown as keyof typeof TOLD]} as ${name.phone(phone)}, then as a phone that nobody knows`,
  async run(world, { phone, shown }) {
    const credential = shown as keyof typeof TOLD
    world.stage.attack('enumeration', 'looks for devices that have an account', world.phone(phone))
    await world.session(phone, { behaviour: { credential } })
    if (!world.ready(phone)) return
    await world.session(phone, { behaviour: { credential, claimImei: world.stage.cast.drawImei() } })
  },
})
