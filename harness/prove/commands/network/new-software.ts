import { command } from '../../command.ts'
import { household } from '../parameters.ts'

/** The IMEISV changes and the equipment does not (N75). */
export default command({
  name: 'software-version-changes',
  family: 'network',
  weight: 0.5,
  proper: true,
  parameters: { phone: household },
  possible: (world, { phone }) => world.phone(phone).attached,
  tell: (name, { phone }) => `${name.phone(phone)} joins the network with a new software version`,
  async run(world, { phone: which }) {
    const phone = world.phone(which)
    await phone.detach()
    phone.device.updateSoftware('02')
    await world.attach(phone)
  },
})
