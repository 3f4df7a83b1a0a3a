import { command } from '../../command.ts'
import { another, household } from '../parameters.ts'

/** A copy of a phone: its card, its IMEI and its account, in another equipment, which the network sees (N09). */
export default command({
  name: 'poses-as-phone',
  family: 'attack',
  weight: 1.5,
  kills: ['DN'],
  parameters: { phone: household, other: another },
  possible: (world, { phone, other }) =>
    world.phone(phone) !== world.phone(other) &&
    world.ready(phone) &&
    world.ready(other) &&
    world.hasOwnAccount(phone) &&
    world.hasOwnAccount(other) &&
    world.phone(other).inside === world.at(other).card,
  tell: (name, { phone, other }) =>
    `${name.card(other)} is put into ${name.phone(phone)}, which calls itself ${name.phone(other)} and uses its account`,
  async run(world, { phone, other }) {
    const account = world.account(other)
    const { card, phone: original } = world.at(other)
    const copy = world.phone(phone)
    await original.remove()
    if (copy.inside) await copy.remove()
    copy.insert(card)
    await world.attach(copy)
    if (!account || !copy.attached) return
    world.stage.attack('copied-phone', 'another equipment speaks with everything of the phone', original)
    copy.device.accounts.add(account, { origin: 'factory', boundImsi: card.imsi, permanent: false })
    copy.device.accounts.handOver(account.serverId)
    world.stage.attack('copied-phone', 'it is another phone that calls', copy)
    await world.session(phone, { behaviour: { claimImei: original.device.imei } })
  },
})
